import { expect, test } from "vitest";
import { newName } from "./newcomers.ts";

test("nobody gets a name that somebody has", () => {
  const known = ["Amina Benali", "كريم حدّاد", "Lina Haddad"];
  for (let count = 0; count < 40; count += 1) {
    const name = newName(known);
    expect(known).not.toContain(name);
    known.push(name);
  }
});
