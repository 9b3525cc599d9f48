import { expect } from "vitest";
import type { Session } from "../access/two-sessions.ts";
import type { Depot } from "./ledger-depot.ts";
import {
  accountKey,
  accounts,
  type Book,
  type DayRow,
  isoDay,
  type Line,
  localDay,
  period,
  type Sum,
  sum,
} from "./ledger-model.ts";

type Row = Record<string, unknown>;
const thousandths = (value: unknown): number => Math.round(Number(value) * 1000);
const tenths = (value: unknown): number => Math.round(Number(value) * 10);

const keyOf = (depot: Depot, row: Row): string =>
  accountKey({
    tank: depot.tanks.findIndex(({ id }) => id === row.citerne_id),
    owner: row.partenaire_id === null ? 0 : depot.partners.indexOf(String(row.partenaire_id)) + 1,
  });

const balance = (row: Row, name = "stock"): Sum => ({
  ambient: thousandths(row[`${name}_ambiant`]),
  v15: tenths(row[`${name}_15c`]),
});

const byAccount = (depot: Depot, rows: readonly Row[]) =>
  new Map(rows.map((row) => [keyOf(depot, row), balance(row)]));

const NATURES = {
  ouvertures: "OUVERTURE",
  receptions: "RECEPTION",
  sorties: "SORTIE",
  transferts: "TRANSFERT",
  pertes_gains: "PERTE_GAIN",
  ajustements: "AJUSTEMENT",
} as const;

/** A row of a report as the model has it: withdrawals are positive in reports. */
const reported = (row: Row): DayRow => {
  const of = Object.fromEntries(
    Object.entries(NATURES).map(([name, nature]) => {
      const { ambient, v15 } = balance(row, name);
      const sign = nature === "SORTIE" ? -1 : 1;
      return [nature, { ambient: sign * ambient + 0, v15: sign * v15 + 0 }];
    }),
  );
  return {
    opening: balance(row, "stock_initial"),
    closing: balance(row, "stock_final"),
    of: of as DayRow["of"],
    count: Number(row.mouvement_count),
  };
};

const identity = ({ opening, closing, of }: DayRow): boolean =>
  (["ambient", "v15"] as const).every(
    (unit) =>
      closing[unit] === Object.values(of).reduce((all, one) => all + one[unit], opening[unit]),
  );

/** Current stock, and the closing balance of each day with an entry. */
export const compareStock = async (session: Session, depot: Depot, book: Book): Promise<void> => {
  const now = await session.query<Row>("select * from public.v_stock_actuel where tenant_id = $1", [
    depot.tenantId,
  ]);
  const expected = new Map([...accounts(book)].map(([key, lines]) => [key, sum(lines)]));
  expect(byAccount(depot, now)).toEqual(expected);
  const days = await session.query<Row>(
    "select *, date_jour::text as jour from public.stocks_journaliers where tenant_id = $1",
    [depot.tenantId],
  );
  const found = new Map(days.map((row) => [`${keyOf(depot, row)} ${row.jour}`, balance(row)]));
  const closings = new Map<string, Sum>();
  for (const [key, lines] of accounts(book))
    for (const day of new Set(lines.map((line) => localDay(line.at))))
      closings.set(`${key} ${isoDay(day)}`, period(lines, day, day).closing);
  expect(found).toEqual(closings);
};

type Report = {
  readonly mesures: string[];
  readonly comptes: (Row & { readonly jours: number[][] })[];
};

const named = (names: readonly string[], figures: readonly number[]): Row =>
  Object.fromEntries(names.map((name, index) => [name, figures[index]]));

/** Every day of every account, days without entries too, and the identity in each row. */
export const compareDays = async (session: Session, depot: Depot, book: Book): Promise<void> => {
  const last = localDay(book.now);
  const [answer] = await session.query<{ report: Report }>(
    "select public.daily_stock($1, $2, $3) as report",
    [depot.depotId, isoDay(last - 76), isoDay(last)],
  );
  const found = new Map<string, DayRow>();
  for (const account of answer?.report.comptes ?? [])
    for (const [index, figures] of account.jours.entries())
      found.set(
        `${keyOf(depot, account)} ${isoDay(last - 76 + index)}`,
        reported(named(answer?.report.mesures ?? [], figures)),
      );
  const expected = new Map<string, DayRow>();
  for (const [key, lines] of accounts(book))
    for (let day = last - 76; day <= last; day += 1)
      expected.set(`${key} ${isoDay(day)}`, period(lines, day, day));
  expect(found).toEqual(expected);
  expect([...found.values()].every(identity)).toBe(true);
};

/** Tanks and accounts at some moments. */
export const compareMoments = async (
  session: Session,
  depot: Depot,
  book: Book,
  moments: readonly number[],
): Promise<void> => {
  for (const moment of moments) {
    const until = book.entries.filter((entry) => entry.at <= moment);
    const rows = await session.query<Row>("select * from public.stock_at($1, $2)", [
      depot.depotId,
      new Date(moment),
    ]);
    const held = [...accounts({ ...book, entries: until })]
      .map(([key, lines]) => [key, sum(lines)] as const)
      .filter(([, one]) => one.ambient !== 0 || one.v15 !== 0);
    expect(byAccount(depot, rows)).toEqual(new Map(held));
    for (const [index, { id }] of depot.tanks.entries()) {
      const [tank] = await session.query<Row>("select * from depot.book_at($1, $2, $3)", [
        depot.tenantId,
        id,
        new Date(moment),
      ]);
      expect(balance(tank ?? {})).toEqual(sum(until.filter((entry) => entry.tank === index)));
    }
  }
};

const GROUPS: Readonly<Record<string, (line: Line) => string>> = {
  produit: () => "all",
  citerne: (line) => String(line.tank),
  proprietaire: (line) => String(line.owner),
};

/** The material balance, however it is grouped. */
export const compareBalance = async (
  session: Session,
  depot: Depot,
  book: Book,
  [from, to]: readonly [number, number],
): Promise<void> => {
  for (const [grouping, keyOfLine] of Object.entries(GROUPS)) {
    const rows = await session.query<Row>("select * from public.bilan_matiere($1, $2, $3, $4)", [
      depot.depotId,
      isoDay(from),
      isoDay(to),
      grouping,
    ]);
    const found = new Map(
      rows.map((row) => [
        grouping === "produit"
          ? "all"
          : keyOf(depot, row).split("/")[grouping === "citerne" ? 0 : 1],
        reported(row),
      ]),
    );
    const expected = new Map<string, DayRow>();
    for (const key of new Set(book.entries.map(keyOfLine))) {
      const row = period(
        book.entries.filter((line) => keyOfLine(line) === key),
        from,
        to,
      );
      if (isSomething(book, key, keyOfLine, from, row)) expected.set(key, row);
    }
    expect(found).toEqual(expected);
    expect([...found.values()].every(identity)).toBe(true);
  }
};

/** A group is there when one of its accounts held something at the start or moved within. */
const isSomething = (
  book: Book,
  key: string,
  keyOfLine: (line: Line) => string,
  from: number,
  row: DayRow,
): boolean =>
  row.count > 0 ||
  [...accounts(book).values()].some((lines) => {
    const [first] = lines;
    const opening = sum(lines.filter((line) => localDay(line.at) < from));
    return first && keyOfLine(first) === key && (opening.ambient !== 0 || opening.v15 !== 0);
  });
