import { expect, test } from "vitest";
import { collectPages } from "./collect-pages.ts";

interface Row {
  id: number;
  isRare: boolean;
}

const list = (count: number, rare: readonly number[]): Row[] =>
  Array.from({ length: count }, (_, index) => {
    const id = count - index;
    return { id, isRare: rare.includes(id) };
  });

const reader = (rows: readonly Row[], perRead: number) => async (beforeId: number | null) =>
  rows.filter(({ id }) => beforeId === null || id < beforeId).slice(0, perRead);

const rareOf = (rows: readonly Row[], start: number | null, wanted: number) =>
  collectPages(reader(rows, 10), ({ isRare }) => isRare, start, 10, wanted);

test("a rare row behind pages of others is found", async () => {
  const { rows, next } = await rareOf(list(35, [2]), null, 5);
  expect(rows.map(({ id }) => id)).toEqual([2]);
  expect(next).toBeNull();
});

test("pages follow each other without a gap and without a double", async () => {
  const all = list(40, [38, 37, 36, 31, 20, 3]);
  const seen: number[] = [];
  let start: number | null = null;
  for (let page = 0; page < 10; page += 1) {
    const { rows, next } = await rareOf(all, start, 2);
    seen.push(...rows.map(({ id }) => id));
    if (next === null) break;
    start = next;
  }
  expect(seen).toEqual([38, 37, 36, 31, 20, 3]);
});

test("nothing at all is the end", async () => {
  expect(await rareOf([], null, 5)).toEqual({ rows: [], next: null });
});
