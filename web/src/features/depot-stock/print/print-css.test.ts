import { expect, test } from "vitest";
import { printCss } from "./print-css.ts";

const words = { label: "Page", footer: 'Dépôt "Daipn" \\ du 1er', isRtl: false };

test("what people named cannot end the text it stands in", () => {
  expect(printCss("sheet", words)).toContain('content: "Dépôt \\"Daipn\\" \\\\ du 1er"');
});

test("line breaks in a name do not break the rule", () => {
  expect(printCss("sheet", { ...words, footer: "a\nb" })).toContain('content: "a b"');
});

test("in Arabic the foot begins on the right", () => {
  expect(printCss("sheet", { ...words, isRtl: true })).toContain('@bottom-right { content: "Dépôt');
});
