import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, type Session } from "../access/two-sessions.ts";
import { type Depot, openDepot } from "./ledger-depot.ts";

const WRITERS = 6;
const TURNS = 25;

let system: Session;
let writers: Session[];
let sweepers: Session[];

beforeAll(async () => {
  system = await openSession();
  writers = await Promise.all(Array.from({ length: WRITERS }, openSession));
  sweepers = await Promise.all(Array.from({ length: 3 }, openSession));
});
afterAll(() => Promise.all([system, ...writers, ...sweepers].map((session) => session.end())));

/** One booking with its line of the log, in the chain of its tank, as the rules write them. */
const book = async (session: Session, depot: Depot, turn: number): Promise<void> => {
  const tank = depot.tanks[turn % 2]?.id;
  const id = randomUUID();
  await session.begin();
  await session.query(
    `select depot.post_entries($1, 'AJUSTEMENT', $4, array[row(
       $2, $3, $5, 'MONALUXE', null, 'GAIN', 1, null, 1.5, 1.4,
       now() - $6 * interval '9 days', null, null, null, null, null, 'DECLARE', 1
     )::depot.ecriture])`,
    [depot.tenantId, depot.depotId, tank, id, depot.produitId, turn % 8],
  );
  await session.query(
    "select depot.log_action($1, $2, 'test', 'BOOKED', $3, null, null, null, null, 'INFO', $4)",
    [depot.tenantId, depot.depotId, id, tank],
  );
  await (turn % 7 === 6 ? session.rollback() : session.commit());
};

const alarms = async (session: Session, depot: Depot): Promise<unknown[]> =>
  session.query(
    `select entity_type, entity_label, payload from depot.check_journal_altere where tenant_id = $1
     union all
     select entity_type, entity_label, payload from depot.check_registre_ecart where tenant_id = $1
     union all
     select registre, fault, details from depot.tamper_findings where tenant_id = $1`,
    [depot.tenantId],
  );

test("bookings that go on meanwhile are never taken for tampering", async () => {
  const depot = await openDepot(system);
  let booking = true;
  let looks = 0;
  const work = Promise.all(
    writers.map(async (writer) => {
      for (let turn = 0; turn < TURNS; turn += 1) await book(writer, depot, turn);
    }),
  ).finally(() => {
    booking = false;
  });
  const watch = sweepers.map(async (sweeper) => {
    while (booking) {
      await sweeper.query("select depot.sweep_chains(), depot.sweep_sums()");
      expect(await alarms(sweeper, depot)).toEqual([]);
      looks += 1;
    }
  });
  await Promise.all([work, ...watch]);
  expect(looks).toBeGreaterThan(0);
  await system.query("select depot.sweep_chains(), depot.sweep_sums()");
  expect(await alarms(system, depot)).toEqual([]);
  const swept = await system.query<{ frontier: string; end: string }>(
    `select c.frontier_no as frontier, c.dernier_no as end from depot.chains as c
     where c.tenant_id = $1 and c.registre = 'MOUVEMENTS'`,
    [depot.tenantId],
  );
  expect(swept.map(({ frontier }) => frontier)).toEqual(swept.map(({ end }) => end));
  expect(swept.reduce((sum, { end }) => sum + Number(end), 0)).toBe(WRITERS * (TURNS - 3));
}, 60_000);
