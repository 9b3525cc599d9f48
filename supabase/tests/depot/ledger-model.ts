/**
 * The books, computed again from nothing but the list of what was accepted: no sums by day or by
 * month, no running totals. Ambient litres are whole thousandths, litres at 15 °C whole tenths.
 */
export type Nature =
  | "OUVERTURE"
  | "RECEPTION"
  | "SORTIE"
  | "TRANSFERT"
  | "PERTE"
  | "GAIN"
  | "AJUSTEMENT";

export type Line = {
  readonly tank: number;
  /** 0: the company's own; 1 and 2: partners. */
  readonly owner: number;
  readonly nature: Nature;
  readonly ambient: number;
  readonly v15: number;
  readonly at: number;
  readonly reversal: boolean;
};

export type Book = {
  readonly entries: readonly Line[];
  /** Last closed day, or none. */
  readonly closed: number | null;
  readonly now: number;
};

export const MAX = 10_000_000;
export const HEEL = 1_000_000;
const JUDGED: readonly Nature[] = ["RECEPTION", "SORTIE", "TRANSFERT"];
const DAY = 86_400_000;
const LUBUMBASHI = 2 * 3_600_000;

export const localDay = (at: number): number => Math.floor((at + LUBUMBASHI) / DAY);
export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const total = (entries: readonly Line[]): number =>
  entries.reduce((sum, entry) => sum + entry.ambient, 0);

/** Closing balances of a day and of every later day on which something happened. */
const closings = (entries: readonly Line[], day: number): number[] => {
  const days = [day, ...entries.map((entry) => localDay(entry.at)).filter((one) => one > day)];
  return days.map((until) => total(entries.filter((entry) => localDay(entry.at) <= until)));
};

const judge = (book: Book, line: Line, kind: string): string | null => {
  const day = localDay(line.at);
  if (line.at > book.now + 300_000) return "MOUVEMENT_DATE_FUTURE";
  if (book.closed !== null && day <= book.closed) return "JOURNEE_CLOTUREE";
  if (line.reversal || !JUDGED.includes(line.nature)) return null;
  const tank = book.entries.filter((entry) => entry.tank === line.tank);
  if (line.ambient > 0)
    return Math.max(...closings(tank, day)) + line.ambient > MAX
      ? `${kind}_CAPACITE_DEPASSEE`
      : null;
  const account = tank.filter((entry) => entry.owner === line.owner);
  if (account.length === 0) return `${kind}_STOCK_INTROUVABLE`;
  if (Math.min(...closings(account, day)) < -line.ambient) return `${kind}_STOCK_INSUFFISANT_AMB`;
  if (Math.min(...closings(tank, day)) + line.ambient < HEEL) return `${kind}_CAPACITE_SECURITE`;
  return null;
};

export type Verdict = { readonly told: string; readonly book: Book };

/** A document: all of its lines or none, judged one after the other. */
export const post = (book: Book, kind: string, lines: readonly Line[]): Verdict => {
  let next = book;
  for (const line of lines) {
    const refusal = judge(next, line, kind);
    if (refusal !== null) return { told: refusal, book };
    next = { ...next, entries: [...next.entries, line] };
  }
  return { told: "ok", book: next };
};

export const reversed = (lines: readonly Line[]): Line[] =>
  lines.map((line) => ({ ...line, ambient: -line.ambient, v15: -line.v15, reversal: true }));

export type Sum = { readonly ambient: number; readonly v15: number };

export const sum = (entries: readonly Line[]): Sum => ({
  ambient: total(entries),
  v15: entries.reduce((all, entry) => all + entry.v15, 0),
});

export const accountKey = (line: { readonly tank: number; readonly owner: number }): string =>
  `${line.tank}/${line.owner}`;

export const accounts = (book: Book): Map<string, Line[]> => {
  const found = new Map<string, Line[]>();
  for (const entry of book.entries)
    found.set(accountKey(entry), [...(found.get(accountKey(entry)) ?? []), entry]);
  return found;
};

export type DayRow = {
  readonly opening: Sum;
  readonly closing: Sum;
  readonly of: Readonly<
    Record<"OUVERTURE" | "RECEPTION" | "SORTIE" | "TRANSFERT" | "PERTE_GAIN" | "AJUSTEMENT", Sum>
  >;
  readonly count: number;
};

/** One account over some days, the first and the last included. */
export const period = (entries: readonly Line[], from: number, to: number): DayRow => {
  const within = entries.filter((entry) => {
    const day = localDay(entry.at);
    return day >= from && day <= to;
  });
  const of = (...natures: Nature[]): Sum =>
    sum(within.filter((entry) => natures.includes(entry.nature)));
  return {
    opening: sum(entries.filter((entry) => localDay(entry.at) < from)),
    closing: sum(entries.filter((entry) => localDay(entry.at) <= to)),
    of: {
      OUVERTURE: of("OUVERTURE"),
      RECEPTION: of("RECEPTION"),
      SORTIE: of("SORTIE"),
      TRANSFERT: of("TRANSFERT"),
      PERTE_GAIN: of("PERTE", "GAIN"),
      AJUSTEMENT: of("AJUSTEMENT"),
    },
    count: within.length,
  };
};
