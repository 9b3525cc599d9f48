import { parseDecimal } from "../../../shared/depot/form/decimal.ts";

export type Point = readonly [heightMm: number, litres: number];
export type HeightUnit = "mm" | "cm";
export type FaultKind = "columns" | "height" | "volume" | "order" | "falls" | "over";

export interface PointFault {
  /** As counted in the pasted text, from 1. */
  line: number;
  kind: FaultKind;
  text: string;
}

export interface ReadPoints {
  points: readonly Point[];
  faults: readonly PointFault[];
}

const SEPARATORS = [/\t+/, /;/, /\|/];

/** Two cells of a line, whatever stands between them; null when it is not two. */
function cellsOf(line: string): readonly [string, string] | null {
  const separator = SEPARATORS.find((pattern) => pattern.test(line));
  const cells = (separator ? line.split(separator) : splitLoose(line)).map((cell) => cell.trim());
  const [height, volume, ...rest] = cells.filter((cell) => cell !== "");
  if (height === undefined || volume === undefined || rest.length > 0) return null;
  return [height, volume];
}

/** "1200 35000" or "1200,35000": a comma that is alone and followed by a whole number divides. */
function splitLoose(line: string): readonly string[] {
  const words = line.trim().split(/\s+/);
  if (words.length === 2) return words;
  return words.length === 1 ? line.split(",") : words;
}

function isHeader(line: string): boolean {
  const cells = cellsOf(line);
  return cells?.every((cell) => parseDecimal(cell.replaceAll('"', "")) === null) ?? false;
}

function readLine(line: string, unit: HeightUnit): Point | FaultKind {
  const cells = cellsOf(line.replaceAll('"', ""));
  if (cells === null) return "columns";
  const height = parseDecimal(cells[0]);
  const litres = parseDecimal(cells[1]);
  const mm =
    height === null ? Number.NaN : Math.round(height * (unit === "cm" ? 10_000 : 1000)) / 1000;
  if (!Number.isInteger(mm) || mm < 0) return "height";
  return litres === null || litres < 0 ? "volume" : [mm, litres];
}

/**
 * Reads a gauge table that was pasted from a spreadsheet or a CSV file: height and litres, a first
 * line of titles or none. Every faulty line is named, not only the first.
 */
export function readPoints(text: string, unit: HeightUnit, capacity: number): ReadPoints {
  const points: Point[] = [];
  const faults: PointFault[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === "" || (points.length === 0 && faults.length === 0 && isHeader(line)))
      return;
    const read = readLine(line, unit);
    const fault = typeof read === "string" ? read : orderFault(points.at(-1), read, capacity);
    if (fault === null && typeof read !== "string") points.push(read);
    else if (fault !== null) faults.push({ line: index + 1, kind: fault, text: line.trim() });
  });
  return { points, faults };
}

function orderFault(before: Point | undefined, point: Point, capacity: number): FaultKind | null {
  if (point[1] > capacity * 1.05) return "over";
  if (before === undefined) return null;
  if (point[0] <= before[0]) return "order";
  return point[1] < before[1] ? "falls" : null;
}

/** Enough points for a drawing: a table of every millimetre has more than a screen has pixels. */
export function thinned(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most) return points;
  const step = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)]).filter(
    (point): point is Point => point !== undefined,
  );
}
