import { expect, test } from "vitest";
import { decidable } from "./decidable.ts";

const rows = [
  { id: 1, can_replay: true },
  { id: 2, can_replay: false },
  { id: 3, can_replay: true },
];

test("only what may succeed is sent again together", () => {
  expect(decidable("replay", rows, new Set([1, 2]))).toEqual([1]);
});

test("everything chosen may be dropped", () => {
  expect(decidable("drop", rows, new Set([1, 2]))).toEqual([1, 2]);
});
