import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../stack/paths.ts";

const page = readFileSync(join(projectRoot, "docs/reference/depot-defects.md"), "utf8");

type Defect = { readonly no: string; readonly cells: number; readonly tests: readonly string[] };

const defects: readonly Defect[] = [...page.matchAll(/^\| (\d[\w.]*) \|.*$/gm)].map(
  ([line, no = ""]) => {
    const cells = line.split(" | ");
    const tests = [...(cells.at(-1) ?? "").matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);
    return { no, cells: cells.length, tests };
  },
);

test("every defect says what was wrong, how it is gone, and by which test that shows", () => {
  expect(defects.filter(({ cells }) => cells !== 4)).toEqual([]);
  expect(defects.filter(({ tests }) => tests.length === 0)).toEqual([]);
});

test("every test that is named is there, and is a test", () => {
  const named = [...new Set(defects.flatMap(({ tests }) => tests))];
  expect(named.filter((path) => !/\.test\.(sql|ts)$/.test(path))).toEqual([]);
  expect(named.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});

test("a defect has one number, and all incidents of the original are listed", () => {
  const numbers = defects.map(({ no }) => no);
  expect(new Set(numbers).size).toBe(numbers.length);
  const incidents = Array.from({ length: 18 }, (_, index) => `9.${index + 1}`);
  expect(numbers.filter((no) => no.startsWith("9."))).toEqual(incidents);
});
