import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, outcome, type Session, untilBlocked } from "../access/two-sessions.ts";
import * as depot from "./control-depot.ts";
import { wrongDips } from "./ledger-dips.ts";

const START = Date.now();

let system: Session;
let first: Session;
let second: Session;
let here: depot.ControlDepot;

beforeAll(async () => {
  system = await openSession();
  first = await openSession();
  second = await openSession();
});
beforeEach(async () => {
  here = await depot.openControlDepot(system);
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));

const race = (before: Act, after: Act) => depot.race({ system, first, second }, before, after);
type Act = Parameters<typeof depot.race>[1];

const yesterday = (minutes = 0): string =>
  new Date(START - 86_400_000 + minutes * 60_000).toISOString();

const dip = (id: string, minutes = 0): Act => ({
  as: here.gil,
  sql: "select public.record_dip($1, $2, $3, 4990, 0, 20, 836)",
  values: [id, here.tanks[0], yesterday(minutes)],
});
const gain = (id: string, nature = "GAIN", litres = 100): Act => ({
  as: here.gil,
  sql: `select public.propose_adjustment($1, $2, $4, $5, $3,
    'found by the auditor', temperature_c => 20, densite_observee_kgm3 => 836)`,
  values: [id, here.tanks[0], litres, nature, yesterday()],
});
const toDip = (id: string, prise: string): Act => ({
  as: here.gil,
  sql: "select public.propose_dip_adjustment($1, $2, 'dip of the evening')",
  values: [id, prise],
});
const approve = (as: string, id: string): Act => ({
  as,
  sql: "select public.approve_adjustment($1)",
  values: [id],
});
const run = async (act: Act): Promise<void> => {
  await first.begin(act.as);
  await first.query(act.sql, [...act.values]);
  await first.commit();
};

test.each([
  ["a dip", (id: string) => dip(id), "public.prises_de_hauteur where id = $1"],
  ["a proposal", (id: string) => gain(id), "public.stocks_adjustments where id = $1"],
  [
    "a gauge table",
    (id: string): Act => ({
      sql: `select public.add_bareme($1, $2, 'C-2', null, '2026-02-01', '2031-01-01',
        '[[0, 0], [10, 10]]')`,
      values: [id, here.tanks[0]],
    }),
    "public.bareme_points where bareme_id = $1 and hauteur_mm = 0",
  ],
])("%s that is sent twice at once is stored once", async (_, act, from) => {
  const id = randomUUID();
  expect(await race(act(id), act(id))).toBe("ok");
  expect(await depot.count(system, from, id)).toBe(1);
  expect(await depot.logLines(system, id)).toBe(1);
});

test("two dips of one moment under two ids: the second is refused", async () => {
  expect(await race(dip(randomUUID()), dip(randomUUID()))).toBe("JAUGE_DEJA_SAISIE");
});

test.each([
  ["waits for a booking dated before it, and counts it", (one: Act, two: Act) => [one, two]],
  ["makes such a booking wait, and is counted up by it", (one: Act, two: Act) => [two, one]],
])("a dip %s", async (_, inOrder) => {
  const id = randomUUID();
  const booking = { sql: depot.BOOK, values: [here.tanks[0], 70, "25 hours"] };
  const [before, after] = inOrder(booking, dip(id));
  if (!before || !after) throw new Error("no race");
  expect(await race(before, after)).toBe("ok");
  expect(await wrongDips(system, here)).toEqual([]);
  expect(await depot.count(system, "depot.dip_sums where dip_id = $1", id)).toBe(1);
});

test("two people approve at once: booked once, the second is told who was faster", async () => {
  const id = randomUUID();
  await run(gain(id));
  expect(await race(approve(here.dora, id), approve(here.dan, id))).toBe("AJUSTEMENT_DEJA_DECIDE");
  expect(await depot.stock(system, here.tanks[0])).toBe(50_100);
});

test("one person approves twice at once: booked once, one line", async () => {
  const id = randomUUID();
  await run(gain(id));
  expect(await race(approve(here.dora, id), approve(here.dora, id))).toBe("ok");
  expect(await depot.stock(system, here.tanks[0])).toBe(50_100);
  expect(await depot.logLines(system, id)).toBe(2);
});

test("who proposed does not get in beside the one who approves", async () => {
  const id = randomUUID();
  await run({ ...gain(id), as: here.dora });
  await second.begin(here.dora);
  expect(await outcome(second.query("select public.approve_adjustment($1)", [id]))).toBe(
    "AJUSTEMENT_MEME_PERSONNE",
  );
  await second.rollback();
  expect(await race(approve(here.dan, id), approve(here.dora, id))).toBe("AJUSTEMENT_DEJA_DECIDE");
  expect(await depot.stock(system, here.tanks[0])).toBe(50_100);
});

test("approved and rejected at once: what came first stands", async () => {
  const id = randomUUID();
  await run(gain(id));
  const reject = { ...approve(here.dan, id), sql: "select public.reject_adjustment($1, 'no')" };
  const late = { ...reject, sql: "select public.reject_adjustment($1, 'no proof')" };
  expect(await race(approve(here.dora, id), late)).toBe("AJUSTEMENT_DEJA_DECIDE");
  expect(await depot.stock(system, here.tanks[0])).toBe(50_100);
});

test("two openings of one account approved at once: one opens it", async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  await run(gain(one, "OUVERTURE", 10));
  await run(gain(two, "OUVERTURE", 20));
  expect(await race(approve(here.dora, one), approve(here.dan, two))).toBe(
    "AJUSTEMENT_OUVERTURE_EXISTE",
  );
  expect(await depot.stock(system, here.tanks[0])).toBe(50_010);
});

test("a back-dated movement under way makes the adjustment of a dip stale", async () => {
  const [prise, id] = [randomUUID(), randomUUID()];
  await run(dip(prise));
  await run(toDip(id, prise));
  await first.begin();
  await depot.book(first, here.tanks[0], 40, "2 days");
  await second.begin(here.dora);
  const late = outcome(second.query("select public.approve_adjustment($1)", [id]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("AJUSTEMENT_PERIME");
  await second.rollback();
  expect(await depot.stock(system, here.tanks[0])).toBe(50_040);
});

test("two proposals for one dip at once: one waits for its approval", async () => {
  const prise = randomUUID();
  await run(dip(prise));
  expect(await race(toDip(randomUUID(), prise), toDip(randomUUID(), prise))).toBe(
    "AJUSTEMENT_DEJA_PROPOSE",
  );
});

test("a dip is declared void, or adjusted to, never both", async () => {
  const [one, two, proposal] = [randomUUID(), randomUUID(), randomUUID()];
  await run(dip(one));
  const voided = (id: string): Act => ({
    as: here.gil,
    sql: "select public.void_dip($1, 'tape misread')",
    values: [id],
  });
  expect(await race(voided(one), toDip(randomUUID(), one))).toBe("JAUGE_ANNULEE");
  await run(dip(two, 1));
  expect(await race(toDip(proposal, two), voided(two))).toBe("JAUGE_AJUSTEE");
  expect(await race(approve(here.dora, proposal), voided(two))).toBe("JAUGE_AJUSTEE");
});
