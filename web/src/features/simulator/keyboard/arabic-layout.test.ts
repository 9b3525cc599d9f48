import { expect, test } from "vitest";
import { erased, LETTERS, typed } from "./arabic-layout.ts";

test("a key takes the place of the selection and leaves the caret behind it", () => {
  expect(typed("سلم", { start: 2, end: 2 }, "ا")).toEqual({ text: "سلام", caret: 3 });
  expect(typed("abc", { start: 0, end: 2 }, "لا")).toEqual({ text: "لاc", caret: 2 });
});

test("backspace takes one character, an emoji as a whole", () => {
  expect(erased("ok👍🏽", { start: 6, end: 6 })).toEqual({ text: "ok", caret: 2 });
  expect(erased("سلام", { start: 4, end: 4 })).toEqual({ text: "سلا", caret: 3 });
  expect(erased("x", { start: 0, end: 0 })).toEqual({ text: "x", caret: 0 });
});

test("every letter of the alphabet has a key", () => {
  const keys = new Set(LETTERS.rows.flat());
  const missing = [..."ابتثجحخدذرزسشصضطظعغفقكلمنهويءةى"].filter((letter) => !keys.has(letter));
  expect(missing).toEqual([]);
});
