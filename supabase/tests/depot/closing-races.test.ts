import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, type Session } from "../access/two-sessions.ts";
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

/** Days are counted back from today in UTC, the zone of this depot. */
const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const noon = (ago: number) => `${day(ago)}T12:00:00Z`;

const close = (ago: number): Act => ({
  as: here.dora,
  sql: "select public.close_day($1, $2, 'closed by hand')",
  values: [here.depotId, day(ago)],
});
const reopen = (ago: number): Act => ({
  as: here.dan,
  sql: "select public.reopen_day($1, $2, 'a reception was forgotten')",
  values: [here.depotId, day(ago)],
});
const move = (ago: number): Act => ({
  as: here.gil,
  sql: "select public.record_transfer($1, $2, $3, $4, 1000, null, 20, 836)",
  values: [randomUUID(), here.tanks[0], here.tanks[1], noon(ago)],
});
const dip = (ago: number): Act => ({
  as: here.gil,
  sql: "select public.record_dip($1, $2, $3, 5000, 0, 20, 836)",
  values: [randomUUID(), here.tanks[0], noon(ago)],
});
const run = async (act: Act): Promise<void> => {
  await first.begin(act.as);
  await first.query(act.sql, [...act.values]);
  await first.commit();
};
const standing = () =>
  depot.count(system, "public.clotures where depot_id = $1 and rouvert_at is null", here.depotId);

test("a booking that is under way is in the day that closes after it", async () => {
  expect(await race(move(1), close(1))).toBe("ok");
  const [row] = await system.query<{ moved: string }>(
    `select sum((b ->> 'transferts_ambiant')::numeric)
       filter (where b ->> 'citerne_nom' = 'T2') as moved
     from public.clotures as c, jsonb_array_elements(c.bilan) as b where c.depot_id = $1`,
    [here.depotId],
  );
  expect(Number(row?.moved)).toBe(1000);
});

test.each([
  ["booking", () => move(1)],
  ["dip", () => dip(1)],
])("a %s that comes while the day closes is refused", async (_, act) => {
  expect(await race(close(1), act())).toBe("JOURNEE_CLOTUREE");
  expect(await depot.stock(system, here.tanks[0])).toBe(50_000);
});

test("a proposal that comes while the day closes is refused, an approval as well", async () => {
  const propose = (id: string): Act => ({
    as: here.gil,
    sql: `select public.propose_adjustment($1, $2, 'GAIN', $3, 10, 'found in the sump',
      temperature_c => 20, densite_observee_kgm3 => 836)`,
    values: [id, here.tanks[0], noon(1)],
  });
  const id = randomUUID();
  await run(propose(id));
  const approve = { as: here.dan, sql: "select public.approve_adjustment($1)", values: [id] };
  expect(await race(close(1), approve)).toBe("JOURNEE_CLOTUREE");
  await run(reopen(1));
  expect(await race(close(1), propose(randomUUID()))).toBe("JOURNEE_CLOTUREE");
});

test("two people close a day at once: one closing", async () => {
  expect(await race(close(1), { ...close(1), as: here.dan })).toBe("JOURNEE_DEJA_CLOTUREE");
  expect(await standing()).toBe(1);
});

test("a day is not reopened under the one that is being closed after it", async () => {
  await run(close(2));
  expect(await race(close(1), reopen(2))).toBe("JOURNEE_PAS_LA_DERNIERE");
  expect(await standing()).toBe(2);
});

test("a day that is being reopened is closed anew by who waited for it", async () => {
  await run(close(1));
  expect(await race(reopen(1), close(1))).toBe("ok");
  expect(await standing()).toBe(1);
  expect(await depot.count(system, "public.clotures where depot_id = $1", here.depotId)).toBe(2);
});

test("a booking that waits for a reopening goes in", async () => {
  await run(close(1));
  expect(await race(reopen(1), move(1))).toBe("ok");
  expect(await depot.stock(system, here.tanks[0])).toBe(49_000);
});

test("two people reopen at once: once", async () => {
  await run(close(1));
  expect(await race(reopen(1), { ...reopen(1), as: here.dora })).toBe("JOURNEE_NON_CLOTUREE");
});
