import { expect, test } from "vitest";
import { budgetOf, limitTyped } from "./budget.ts";

const level = (daily_used: number | null) => budgetOf({ daily_limit: 250, daily_used })?.level;

test("a channel without a known limit has no budget", () => {
  expect(budgetOf({ daily_limit: null, daily_used: null })).toBeNull();
});

test("four fifths warn, and nothing left is an error", () => {
  expect([level(null), level(199), level(200), level(249), level(250)]).toEqual([
    "success",
    "success",
    "warning",
    "warning",
    "error",
  ]);
});

test("a limit that was lowered fills the bar and no more", () => {
  expect(budgetOf({ daily_limit: 250, daily_used: 300 })).toEqual({
    used: 300,
    limit: 250,
    percent: 100,
    level: "error",
  });
});

test("a limit is a whole number, or nothing", () => {
  expect(["2000", " 250 ", "", "0", "1e3", "-1", "1000000"].map(limitTyped)).toEqual([
    2000,
    250,
    null,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
