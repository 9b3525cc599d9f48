import { expect, test } from "vitest";
import { momentIso } from "./use-moment.ts";

const START = "2026-03-31T22:30:41.123Z";
const SHOWN = "2026-04-01T00:30";
const ZONE = "Africa/Lubumbashi";

test("a moment that nobody touched keeps its seconds", () => {
  expect(momentIso(SHOWN, SHOWN, START, ZONE)).toBe(START);
});

test("another one is read in the zone of the depot", () => {
  expect(momentIso("2026-03-31T18:05", SHOWN, START, ZONE)).toBe("2026-03-31T16:05:00.000Z");
});

test("an emptied field is no moment", () => {
  expect(momentIso("", SHOWN, START, ZONE)).toBeNull();
});
