import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, outcome, type Session, untilBlocked } from "../access/two-sessions.ts";
import {
  AT,
  actions,
  booked,
  call,
  type Depot,
  openDepot,
  type Row,
  receive,
} from "./documents.ts";

let system: Session;
let first: Session;
let second: Session;

beforeAll(async () => {
  system = await openSession();
  first = await openSession();
  second = await openSession();
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));

const closeToday = async (session: Session, depot: Depot): Promise<void> => {
  await session.query("select depot.enter_day($1, true)", [depot.depotId]);
  await session.query(
    `insert into public.clotures (tenant_id, depot_id, date_jour, bilan, empreinte)
     values ($1, $2, depot.local_day($2, $3), '{}', 'x')`,
    [depot.tenantId, depot.depotId, AT],
  );
};

test("a document that is validated while its day is being closed comes too late", async () => {
  const depot = await openDepot(system);
  const id = randomUUID();
  await first.begin();
  await closeToday(first, depot);
  await second.begin(depot.operator);
  const late = outcome(receive(second, depot, id, [[depot.tanks[0], 1000]]));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("JOURNEE_CLOTUREE");
  await second.rollback();
  expect(await booked(system, depot, id)).toEqual([]);
});

test("a day is closed after the document that is being validated, not before it", async () => {
  const depot = await openDepot(system);
  const id = randomUUID();
  await first.begin(depot.operator);
  await receive(first, depot, id, [[depot.tanks[0], 1000]]);
  await second.begin();
  const late = closeToday(second, depot);
  await untilBlocked(system, second.pid);
  await first.commit();
  await late;
  const [seen] = await second.query<{ litres: string }>(
    "select sum(volume_ambiant) as litres from public.mouvements_stock where document_id = $1",
    [id],
  );
  await second.commit();
  expect(Number(seen?.litres)).toBe(1000);
});

const stored = (id: string): Promise<Row[]> =>
  system.query<Row>("select id, statut, version from public.receptions where id = $1", [id]);

test("death before the commit leaves nothing, and the same call again books once", async () => {
  const depot = await openDepot(system);
  const id = randomUUID();
  const lines = [
    [depot.tanks[1], 1000],
    [depot.tanks[0], 2000],
  ] as const;
  const doomed = await openSession();
  doomed.client.on("error", () => undefined);
  await doomed.begin(depot.operator);
  await receive(doomed, depot, id, lines);
  await second.begin(depot.operator);
  const retry = receive(second, depot, id, lines);
  await untilBlocked(system, second.pid);
  await system.query("select pg_terminate_backend($1)", [doomed.pid]);
  const [row] = await retry;
  await second.commit();
  expect(row?.statut).toBe("validee");
  expect(await booked(system, depot, id)).toEqual([1000, 2000]);
  expect(await actions(system, depot, id)).toEqual(["RECEPTION_VALIDE"]);
});

test("death in the middle of a correction leaves the old one standing", async () => {
  const depot = await openDepot(system);
  const [old, correction] = [randomUUID(), randomUUID()];
  await call(first, depot.operator, () => receive(first, depot, old, [[depot.tanks[0], 1000]]));
  const doomed = await openSession();
  doomed.client.on("error", () => undefined);
  // The undoing of the old one is done, the booking of the new one waits for its tank.
  await first.begin();
  await first.query("select depot.lock_tanks($1, $2)", [depot.tenantId, [depot.tanks[1]]]);
  await doomed.begin(depot.manager);
  const lost = outcome(
    receive(doomed, depot, correction, [[depot.tanks[1], 990]], { replaces: old }),
  );
  await untilBlocked(system, doomed.pid);
  await system.query("select pg_terminate_backend($1)", [doomed.pid]);
  expect(await lost).not.toBe("ok");
  await first.commit();
  expect((await stored(old))[0]?.statut).toBe("validee");
  expect(await stored(correction)).toEqual([]);
  expect(await booked(system, depot, old)).toEqual([1000]);
  expect(await actions(system, depot, correction)).toEqual([]);
});
