import { expect, test } from "vitest";
import { readAll } from "./read-all.ts";

const numbers = Array.from({ length: 25 }, (_, index) => index);

const reader = (asked: number[]) => (page: number, perPage: number) => {
  asked.push(page);
  const rows = numbers.slice((page - 1) * perPage, page * perPage);
  return Promise.resolve({ rows, total: numbers.length });
};

test("all pages are read, in order, and none after the last", async () => {
  const asked: number[] = [];
  const { rows, total } = await readAll(reader(asked), 100, 10);
  expect(rows).toEqual(numbers);
  expect(total).toBe(25);
  expect(asked).toEqual([1, 2, 3]);
});

test("an export that is cut says how many there were", async () => {
  const { rows, total } = await readAll(reader([]), 12, 10);
  expect(rows).toHaveLength(12);
  expect(total).toBe(25);
});

test("a page that fails fails the export: half a file is worse than none", async () => {
  const failing = (page: number) =>
    page === 2 ? Promise.reject(new Error("gone")) : Promise.resolve({ rows: numbers, total: 50 });
  await expect(readAll(failing, 100, 25)).rejects.toThrow("gone");
});
