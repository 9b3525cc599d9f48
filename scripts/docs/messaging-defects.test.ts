import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../stack/paths.ts";

const page = readFileSync(join(projectRoot, "docs/reference/messaging-defects.md"), "utf8");

type Defect = { readonly no: string; readonly cells: number; readonly tests: readonly string[] };

const defects: readonly Defect[] = [...page.matchAll(/^\| (\d[\w.]*) \|.*$/gm)].map(
  ([line, no = ""]) => {
    const cells = line.split(" | ");
    const tests = [...(cells.at(-1) ?? "").matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);
    return { no, cells: cells.length, tests };
  },
);
const numbers = defects.map(({ no }) => no);

test("every defect says what was wrong, how it is gone, and by which test that shows", () => {
  expect(defects.filter(({ cells }) => cells !== 4)).toEqual([]);
  expect(defects.filter(({ tests }) => tests.length === 0)).toEqual([]);
});

test("every test that is named is there, and is a test", () => {
  const named = [...new Set(defects.flatMap(({ tests }) => tests))];
  expect(named.filter((path) => !/\.test\.(sql|ts)$/.test(path))).toEqual([]);
  expect(named.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});

/** The numbers of the part on other modules, ranges written out. */
const elsewhere = [
  ...(page.split("## Of other modules")[1]?.split("##")[0] ?? "").matchAll(
    /12\.2\.(\d+)(?: to 12\.2\.(\d+))?/g,
  ),
].flatMap(([, from = "0", to = from]) =>
  Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => Number(from) + n),
);

test("a defect has one number, and each of the 38 that were read is here or of another module", () => {
  expect(new Set(numbers).size).toBe(numbers.length);
  const here = numbers.flatMap((no) => {
    const number = /^12\.2\.(\d+)$/.exec(no)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const all = Array.from({ length: 38 }, (_, index) => index + 1);
  expect([...here, ...elsewhere].sort((a, b) => a - b)).toEqual(all);
});

test("each section that concerns messages has its part", () => {
  const sections = new Set(numbers.map((no) => no.split(".")[0]));
  expect([...sections]).toEqual(["1", "2", "7", "8", "10", "11", "12"]);
});
