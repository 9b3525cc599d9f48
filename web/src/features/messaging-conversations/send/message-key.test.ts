import { expect, test } from "vitest";
import { handIn } from "./message-key.ts";

test("the same words again, after a lost answer, go under the same key", () => {
  const first = handIn(null, "Oui, jusqu’à minuit.");
  expect(handIn(first, "Oui, jusqu’à minuit.")).toEqual(first);
});

test("words changed after a lost answer are another message", () => {
  const first = handIn(null, "Oui, jusqu’à minuit.");
  expect(handIn(first, "Oui, jusqu’à 23 h.").key).not.toBe(first.key);
});
