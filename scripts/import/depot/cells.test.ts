import { expect, test } from "vitest";
import { readCells, readMoment, readNumber } from "./cells.ts";

test.each([
  ["1234", 1234],
  ["-12,5", -12.5],
  ["1 234,50", 1234.5],
  ["1\u202f234\u202f567,8", 1_234_567.8],
  ["1.234,5", 1234.5],
  ["1,234.5", 1234.5],
  ["1,234,567", 1_234_567],
  ["0,25", 0.25],
  ["836.75", 836.75],
])("%s is %d", (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test.each(["1,234", "1.234", "12 L", "", "1,2,3", "--3", "1.2.3,4"])(
  "%s is not guessed",
  (text) => {
    expect(readNumber(text)).toBeUndefined();
  },
);

test.each([
  ["2026-11-25 08:30", "2026-11-25 08:30:00"],
  ["2026-11-25T08:30:15", "2026-11-25 08:30:15"],
  ["25/11/2026 8:30", "2026-11-25 08:30:00"],
  ["5.1.2026", "2026-01-05 12:00:00"],
  ["2026-11-25", "2026-11-25 12:00:00"],
])("%s is %s", (text, moment) => {
  expect(readMoment(text)).toBe(moment);
});

test.each(["31/02/2026", "2026-13-01", "yesterday", "25/11/26"])("%s is no day", (text) => {
  expect(readMoment(text)).toBeUndefined();
});

test("every cell that cannot be read is named, not only the first", () => {
  const { refusals } = readCells({
    sheet: "mouvements",
    line: 7,
    values: { numero: "B-1", date: "soon", volume_ambiant: "1,234", note: "soon" },
  });
  expect(refusals.map(({ key, line, reason }) => [key, line, reason.split(":")[0]])).toEqual([
    ["IMPORT_CELLULE_ILLISIBLE", 7, "date"],
    ["IMPORT_CELLULE_ILLISIBLE", 7, "volume_ambiant"],
  ]);
});

test("a number of the spreadsheet is taken as it is", () => {
  const { values } = readCells({ sheet: "ouvertures", line: 2, values: { volume_ambiant: 1.234 } });
  expect(values).toEqual({ volume_ambiant: 1.234 });
});
