import { expect, test } from "vitest";
import { diffLines, renderTable } from "./render.ts";

test("a table is aligned, and a bar inside a cell does not end it", () => {
  const table = { head: ["a", "long"], rows: [["x || y", "1"]] };
  expect(renderTable(table)).toBe(
    ["| a        | long |", "| -------- | ---- |", "| x \\|\\| y | 1    |"].join("\n"),
  );
});

test("a diff shows only what changed, under its section", () => {
  const before = "## A\n| t | S |\n| u | S |\n## B\n| x | - |";
  const after = "## A\n| t | S |\n| u | SU |\n## B\n| x | - |\n| y | S |";
  expect(diffLines(before, after)).toEqual([
    "## A",
    "- | u | S |",
    "+ | u | SU |",
    "## B",
    "+ | y | S |",
  ]);
  expect(diffLines(before, before)).toEqual([]);
});
