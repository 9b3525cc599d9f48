import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, outcome, type Session, untilBlocked } from "../access/two-sessions.ts";
import { actions, arrivedTrip, booked, call, type Depot, openDepot, receive } from "./documents.ts";

let system: Session;
let first: Session;
let second: Session;

beforeAll(async () => {
  system = await openSession();
  first = await openSession();
  second = await openSession();
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));

const whileWaiting = async (work: Promise<unknown>): Promise<string> => {
  const late = outcome(work);
  await untilBlocked(system, second.pid);
  await first.commit();
  const answer = await late;
  await (answer === "ok" ? second.commit() : second.rollback());
  return answer;
};

const save = "select public.save_trip($1, $2, $3, $4, current_date - 1)";
const tripOf = (depot: Depot, id: string, plate: string) => [
  id,
  depot.depotId,
  depot.productId,
  plate,
];
const advance = "select public.advance_trip($1, $2)";

const statusOf = async (id: string): Promise<string | undefined> => {
  const [row] = await system.query<{ statut: string }>(
    "select statut from public.cours_de_route where id = $1",
    [id],
  );
  return row?.statut;
};

test("a trip saved twice at once is one trip", async () => {
  const depot = await openDepot(system);
  const id = randomUUID();
  await first.begin(depot.operator);
  await first.query(save, tripOf(depot, id, "CGO 1"));
  await second.begin(depot.operator);
  expect(await whileWaiting(second.query(save, tripOf(depot, id, "cgo 1")))).toBe("ok");
  expect(await actions(system, depot, id)).toEqual(["CDR_CREE"]);
});

test("two trips of one truck at once: the second is told", async () => {
  const depot = await openDepot(system);
  await first.begin(depot.operator);
  await first.query(save, tripOf(depot, randomUUID(), "CGO 1"));
  await second.begin(depot.operator);
  const late = second.query(save, tripOf(depot, randomUUID(), "CGO 1"));
  expect(await whileWaiting(late)).toBe("CDR_CAMION_DEJA_EN_ROUTE");
});

test("advanced twice at once: one step, one line in the log", async () => {
  const depot = await openDepot(system);
  const id = randomUUID();
  await call(first, depot.operator, () => first.query(save, tripOf(depot, id, "CGO 1")));
  await first.begin(depot.operator);
  await first.query(advance, [id, "TRANSIT"]);
  await second.begin(depot.manager);
  expect(await whileWaiting(second.query(advance, [id, "TRANSIT"]))).toBe("ok");
  expect(await actions(system, depot, id)).toEqual(["CDR_CREE", "CDR_ETAPE"]);
});

test("cancelled while it advances: it does not", async () => {
  const depot = await openDepot(system);
  const id = randomUUID();
  await call(first, depot.operator, () => first.query(save, tripOf(depot, id, "CGO 1")));
  await first.begin(depot.manager);
  await first.query("select public.cancel_trip($1, 'Panne')", [id]);
  await second.begin(depot.operator);
  const late = second.query(advance, [id, "TRANSIT"]);
  expect(await whileWaiting(late)).toBe("CDR_TRANSITION_INTERDITE");
});

test("cancelled while it is received: nothing is booked", async () => {
  const depot = await openDepot(system);
  const trip = await arrivedTrip(first, depot, "CGO 1");
  const id = randomUUID();
  await first.begin(depot.manager);
  await first.query("select public.cancel_trip($1, 'Panne')", [trip]);
  await second.begin(depot.operator);
  const late = receive(second, depot, id, [[depot.tanks[0], 1000]], { trip });
  expect(await whileWaiting(late)).toBe("CDR_NON_ARRIVE");
  expect(await booked(system, depot, id)).toEqual([]);
});

test("received while it is cancelled: it stays received", async () => {
  const depot = await openDepot(system);
  const trip = await arrivedTrip(first, depot, "CGO 1");
  await first.begin(depot.operator);
  await receive(first, depot, randomUUID(), [[depot.tanks[0], 1000]], { trip });
  await second.begin(depot.manager);
  const late = second.query("select public.cancel_trip($1, 'Panne')", [trip]);
  expect(await whileWaiting(late)).toBe("CDR_TRANSITION_INTERDITE");
  expect(await statusOf(trip)).toBe("DECHARGE");
});

test("received into two tanks at once: both stand, unloaded once", async () => {
  const depot = await openDepot(system);
  const trip = await arrivedTrip(first, depot, "CGO 1");
  await first.begin(depot.operator);
  await receive(first, depot, randomUUID(), [[depot.tanks[0], 1000]], { trip });
  await second.begin(depot.operator);
  const late = receive(second, depot, randomUUID(), [[depot.tanks[1], 1000]], { trip });
  expect(await whileWaiting(late)).toBe("ok");
  expect(await statusOf(trip)).toBe("DECHARGE");
});

test("one reception is undone while another is booked: the truck stays unloaded", async () => {
  const depot = await openDepot(system);
  const trip = await arrivedTrip(first, depot, "CGO 1");
  const old = randomUUID();
  const receiveOld = () => receive(first, depot, old, [[depot.tanks[0], 1000]], { trip });
  await call(first, depot.operator, receiveOld);
  await first.begin(depot.manager);
  await first.query("select public.reverse_reception($1, 'Fausse citerne')", [old]);
  await second.begin(depot.operator);
  const late = receive(second, depot, randomUUID(), [[depot.tanks[1], 1000]], { trip });
  expect(await whileWaiting(late)).toBe("ok");
  expect(await statusOf(trip)).toBe("DECHARGE");
});
