import type { Cell, InputRow } from "./read-file.ts";

export type Refusal = {
  readonly sheet: string;
  readonly line: number;
  readonly key: string;
  readonly reason: string;
  readonly remedy: string;
};

const numeric = new Set([
  "capacite_totale",
  "remplissage_max_l",
  "volume_mort_l",
  "volume_ambiant",
  "temperature_c",
  "densite_observee_kgm3",
  "volume_15c",
]);

/**
 * 1 234,5 and 1,234.5 and 1.234,5 and 1234.5. One mark before exactly three digits (1,234) could be
 * a thousand or a fraction: nobody guesses with somebody else's litres.
 */
export const readNumber = (text: string): number | undefined => {
  const bare = text.replace(/[\s\u00a0\u202f']/g, "");
  if (/^-?\d+$/.test(bare)) return Number(bare);
  if (/^-?\d{1,3}([.,])\d{3}(?:\1\d{3})+$/.test(bare)) return Number(bare.replace(/[.,]/g, ""));
  const mixed = /^(-?\d{1,3}(?:([.,])\d{3})+)(?!\2)[.,](\d+)$/.exec(bare);
  if (mixed) return Number(`${mixed[1]?.replace(/[.,]/g, "")}.${mixed[3]}`);
  const simple = /^(-?\d*)[.,](\d+)$/.exec(bare);
  return simple && simple[2]?.length !== 3 ? Number(`${simple[1]}.${simple[2]}`) : undefined;
};

/** 2026-11-25 08:30, 25/11/2026 8:30 or the day alone (noon), as `YYYY-MM-DD HH:MM:SS` of the depot. */
export const readMoment = (text: string): string | undefined => {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?/.exec(text);
  const local = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: (\d{1,2})[:h](\d{2})(?::(\d{2}))?)?$/.exec(
    text,
  );
  const [year, month, day, hour, minute, second] = iso
    ? iso.slice(1)
    : local
      ? [local[3], local[2], local[1], ...local.slice(4)]
      : [];
  if (!year || !month || !day) return undefined;
  const pad = (part: string | undefined, otherwise: string) => (part ?? otherwise).padStart(2, "0");
  const moment = `${year}-${pad(month, "")}-${pad(day, "")} ${pad(hour, "12")}:${pad(minute, "00")}:${pad(second, "00")}`;
  const parsed = new Date(`${moment.replace(" ", "T")}Z`);
  const isReal =
    !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(moment.slice(0, 10));
  return isReal ? moment : undefined;
};

const cellValue = (column: string, cell: Cell): Cell | undefined => {
  if (numeric.has(column)) return typeof cell === "number" ? cell : readNumber(cell);
  return column === "date" ? readMoment(String(cell)) : String(cell);
};

type Read =
  | { readonly values: Record<string, Cell>; readonly refusals: readonly [] }
  | { readonly values: undefined; readonly refusals: readonly Refusal[] };

/** Texts into numbers and moments; what cannot be read is refused with its cell. */
export const readCells = ({ sheet, line, values }: InputRow): Read => {
  const refusals: Refusal[] = [];
  const read = Object.entries(values).map(([column, text]): [string, Cell] => {
    const value = cellValue(column, text);
    if (value !== undefined) return [column, value];
    refusals.push({
      sheet,
      line,
      key: "IMPORT_CELLULE_ILLISIBLE",
      reason: `${column}: "${text}" cannot be read.`,
      remedy: column === "date" ? "Write 2026-11-25 08:30 or 25/11/2026 08:30." : "Write a number.",
    });
    return [column, text];
  });
  return refusals.length > 0
    ? { values: undefined, refusals }
    : { values: Object.fromEntries(read), refusals: [] };
};
