import { expect, test } from "vitest";
import { uuidV7 } from "./uuid-v7.ts";

test("an id is a UUID of version 7 that carries its moment", () => {
  const moment = Date.UTC(2026, 8, 1);
  const id = uuidV7(moment);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(moment);
});

test("later ids sort after earlier ones, and two of one moment differ", () => {
  const moment = Date.UTC(2026, 8, 1);
  expect(uuidV7(moment) < uuidV7(moment + 1)).toBe(true);
  expect(uuidV7(moment)).not.toBe(uuidV7(moment));
});
