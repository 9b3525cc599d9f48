import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, outcome, type Session } from "../access/two-sessions.ts";
import * as depot from "./control-depot.ts";

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

const MOVE =
  "select public.record_transfer($1, $2, $3, now() - interval '1 hour', $4, null, 20, 836)";
const AT = new Date(Date.now() - 3_600_000).toISOString();
const SAME = "select public.record_transfer($1, $2, $3, $5, $4, null, 20, 836)";

const move = (id: string, litres = 1000): Act => ({
  as: here.gil,
  sql: SAME,
  values: [id, here.tanks[0], here.tanks[1], litres, AT],
});

const totals = async () => [
  await depot.stock(system, here.tanks[0]),
  await depot.stock(system, here.tanks[1]),
];

test("a transfer that is sent twice at once is booked once", async () => {
  const id = randomUUID();
  expect(await race(move(id), move(id))).toBe("ok");
  expect(await totals()).toEqual([49_000, 51_000]);
  expect(await depot.logLines(system, id)).toBe(1);
});

test("the same id with other litres at once: the second is refused", async () => {
  const id = randomUUID();
  expect(await race(move(id), move(id, 2000))).toBe("DOCUMENT_DEJA_TRAITE");
  expect(await totals()).toEqual([49_000, 51_000]);
});

test("a session that dies before its commit leaves nothing; the repeat books once", async () => {
  const id = randomUUID();
  const dying = await openSession();
  await dying.begin(here.gil);
  await dying.query(move(id).sql, [...move(id).values]);
  await dying.end();
  await first.begin(here.gil);
  await first.query(move(id).sql, [...move(id).values]);
  await first.commit();
  expect(await totals()).toEqual([49_000, 51_000]);
  expect(await depot.logLines(system, id)).toBe(1);
});

test("two reversals at once undo it once", async () => {
  const id = randomUUID();
  await system.query(move(id).sql, [...move(id).values]);
  const undo = (as: string): Act => ({
    as,
    sql: "select public.reverse_transfer($1, 'wrong tank')",
    values: [id],
  });
  expect(await race(undo(here.dora), undo(here.dan))).toBe("DOCUMENT_DEJA_TRAITE");
  expect(await totals()).toEqual([50_000, 50_000]);
});

test("what one transfer takes, another that runs meanwhile cannot take", async () => {
  expect(await race(move(randomUUID(), 30_000), move(randomUUID(), 30_000))).toBe(
    "TRANSFERT_STOCK_INSUFFISANT_AMB",
  );
  expect(await totals()).toEqual([20_000, 80_000]);
});

test("opposite transfers at once never wait for each other in a circle", async () => {
  const [a, b] = here.tanks;
  const stream = async (session: Session, from: string, to: string) => {
    const outcomes: string[] = [];
    for (let n = 0; n < 40; n += 1) {
      await session.begin(here.gil);
      outcomes.push(await outcome(session.query(MOVE, [randomUUID(), from, to, 100 + n])));
      await session.commit();
    }
    return outcomes;
  };
  const done = await Promise.all([stream(first, a, b), stream(second, b, a)]);
  expect(new Set(done.flat())).toEqual(new Set(["ok"]));
  expect(await totals()).toEqual([50_000, 50_000]);
});

test("a tank is not taken out of service while something is booked into it", async () => {
  await depot.book(system, here.tanks[1], -50_000, "2 hours");
  const retire: Act = {
    sql: "update public.citernes set statut = 'inactive' where id = $1",
    values: [here.tanks[1]],
  };
  expect(await race(move(randomUUID()), retire)).toBe("CITERNE_NON_VIDE");
  await depot.book(system, here.tanks[1], -1000, "1 minute");
  expect(await race(retire, move(randomUUID()))).toBe("TRANSFERT_CITERNE_INACTIVE");
  expect(await totals()).toEqual([49_000, 0]);
});
