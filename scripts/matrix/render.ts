export type Table = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

const cell = (text: string): string => text.replace(/\s+/g, " ").trim().replaceAll("|", "\\|");

/** A long cell does not push every row of its column to its own width. */
const MAX_PAD = 48;

/** Aligned, one row per object, so that a diff shows what changed and nothing else. */
export const renderTable = ({ head, rows }: Table): string => {
  if (rows.length === 0) return "None.";
  const cells = [head, ...rows].map((row) => row.map(cell));
  const widths = head.map((_, column) =>
    Math.min(MAX_PAD, Math.max(3, ...cells.map((row) => row[column]?.length ?? 0))),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [first = [], ...rest] = cells;
  return [line(first), line(widths.map((width) => "-".repeat(width))), ...rest.map(line)].join(
    "\n",
  );
};

/** Longest common subsequence: what is only in one of the two, with the section it stands under. */
export const diffLines = (expected: string, actual: string): string[] => {
  const a = expected.split("\n");
  const b = actual.split("\n");
  const common = lengths(a, b);
  const out: string[] = [];
  let i = 0;
  let j = 0;
  let section = "";
  let shownSection = "";
  const say = (line: string): void => {
    if (section !== shownSection) out.push(section);
    shownSection = section;
    out.push(line);
  };
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      if (a[i]?.startsWith("## ")) section = a[i] ?? "";
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      say(`- ${a[i]}`);
      i += 1;
    } else {
      say(`+ ${b[j]}`);
      j += 1;
    }
  }
  return out;
};

const at = (table: readonly (readonly number[])[], i: number, j: number): number =>
  table[i]?.[j] ?? 0;

const lengths = (a: readonly string[], b: readonly string[]): number[][] => {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (!row) continue;
      row[j] =
        a[i] === b[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
};
