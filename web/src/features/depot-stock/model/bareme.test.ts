import { expect, test } from "vitest";
import { type Point, readPoints, thinned } from "./bareme.ts";

const read = (text: string, unit: "mm" | "cm" = "mm") => readPoints(text, unit, 500_000);

test.each([
  ["tabs, as a spreadsheet pastes", "0\t0\n100\t2500"],
  ["semicolons and a decimal comma", "0;0\n100;2500,0"],
  ["commas, as a CSV file has", "0,0\n100,2500"],
  ["blanks", "0 0\n100   2500"],
  ["thousands in groups", "0;0\n100;2 500"],
  ["quoted cells", '"0";"0"\n"100";"2500"'],
  ["a line of titles, and blank lines", "Hauteur (mm);Volume (L)\n\n0;0\r\n100;2500\n"],
])("a table is read with %s", (_name, text) => {
  expect(read(text)).toEqual({
    points: [
      [0, 0],
      [100, 2500],
    ],
    faults: [],
  });
});

test("centimetres become millimetres", () => {
  expect(read("0;0\n10,5;2500", "cm").points).toEqual([
    [0, 0],
    [105, 2500],
  ]);
});

test.each([
  ["columns", "1;2;3"],
  ["columns", "100"],
  ["height", "abc;2500"],
  ["height", "10,5;2500"],
  ["height", "-1;2500"],
  ["volume", "100;-1"],
  ["volume", "100;many"],
  ["over", "100;525001"],
] as const)("a line with a faulty %s is named: %s", (kind, line) => {
  expect(read(`0;0\n${line}\n200;5000`)).toEqual({
    points: [
      [0, 0],
      [200, 5000],
    ],
    faults: [{ line: 2, kind, text: line }],
  });
});

test("heights must rise and litres must not fall", () => {
  expect(read("0;0\n100;2500\n100;2600\n200;2400").faults).toEqual([
    { line: 3, kind: "order", text: "100;2600" },
    { line: 4, kind: "falls", text: "200;2400" },
  ]);
});

test("an empty text is an empty table, not a fault", () => {
  expect(read("  \n")).toEqual({ points: [], faults: [] });
});

test("a long table is thinned for a drawing and keeps both ends", () => {
  const points = Array.from({ length: 12_001 }, (_, mm): Point => [mm, mm * 10]);
  const drawn = thinned(points, 200);
  expect(drawn).toHaveLength(200);
  expect(drawn[0]).toEqual([0, 0]);
  expect(drawn.at(-1)).toEqual([12_000, 120_000]);
  expect(thinned(points.slice(0, 3), 200)).toHaveLength(3);
});
