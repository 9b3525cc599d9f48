import fc from "fast-check";
import { expect, test } from "vitest";
import { storableJson } from "./storable-json.ts";

test("what jsonb refuses becomes the replacement character, in keys too", () => {
  const value = { "a\u0000": "\u0000b\ud800c\udc00", pair: "🍕" };
  expect(JSON.parse(storableJson(value))).toEqual({
    "a\ufffd": "\ufffdb\ufffdc\ufffd",
    pair: "🍕",
  });
});

test("a backslash that somebody typed before u0000 is text", () => {
  const value = { text: "\\u0000 \\\\u0000 \\ud800" };
  expect(JSON.parse(storableJson(value))).toEqual(value);
});

test("any text comes back as it was, but for those", () => {
  const clean = (text: string) =>
    text.replaceAll("\u0000", "\ufffd").replace(/\p{Surrogate}/gu, "\ufffd");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(JSON.parse(storableJson(text))).toBe(clean(text));
    }),
  );
});
