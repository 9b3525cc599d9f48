import { expect, test } from "vitest";
import { intervalSeconds } from "./interval.ts";

test.each([
  ["04:00:00", 14_400],
  ["00:00:30", 30],
  ["1 day", 86_400],
  ["1 day 04:00:00", 100_800],
  ["30 days", 2_592_000],
  ["-00:01:00", -60],
])("%s is %i seconds", (interval, seconds) => {
  expect(intervalSeconds(interval)).toBe(seconds);
});
