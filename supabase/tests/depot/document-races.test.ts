import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, outcome, type Session, untilBlocked } from "../access/two-sessions.ts";
import {
  actions,
  booked,
  call,
  contentOf,
  openDepot,
  receive,
  TANK_HEEL,
  TANK_MAX,
  withdraw,
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

/** The second person starts while the first is not done, and waits; then the first commits. */
const whileWaiting = async (work: Promise<unknown>): Promise<string> => {
  const late = outcome(work);
  await untilBlocked(system, second.pid);
  await first.commit();
  const answer = await late;
  await (answer === "ok" ? second.commit() : second.rollback());
  return answer;
};

test("the same reception saved twice at once is one document, booked once", async () => {
  const depot = await openDepot(system);
  const id = randomUUID();
  const lines = [[depot.tanks[0], 1000]] as const;
  await first.begin(depot.operator);
  await receive(first, depot, id, lines);
  await second.begin(depot.operator);
  expect(await whileWaiting(receive(second, depot, id, lines))).toBe("ok");
  expect(await booked(system, depot, id)).toEqual([1000]);
  expect(await actions(system, depot, id)).toEqual(["RECEPTION_VALIDE"]);
});

test("one id with two contents at once: the second is told that it is settled", async () => {
  const depot = await openDepot(system);
  const id = randomUUID();
  await first.begin(depot.operator);
  await receive(first, depot, id, [[depot.tanks[0], 1000]]);
  await second.begin(depot.manager);
  const answer = await whileWaiting(receive(second, depot, id, [[depot.tanks[0], 1001]]));
  expect(answer).toBe("DOCUMENT_DEJA_TRAITE");
  expect(await booked(system, depot, id)).toEqual([1000]);
});

test("validated twice at once: booked once, one line in the log", async () => {
  const depot = await openDepot(system);
  const id = randomUUID();
  const draft = () => receive(first, depot, id, [[depot.tanks[0], 1000]], { draft: true });
  await call(first, depot.operator, draft);
  const validate = "select public.validate_reception($1, 1)";
  await first.begin(depot.operator);
  await first.query(validate, [id]);
  await second.begin(depot.manager);
  expect(await whileWaiting(second.query(validate, [id]))).toBe("ok");
  expect(await booked(system, depot, id)).toEqual([1000]);
  expect(await actions(system, depot, id)).toEqual(["RECEPTION_CREEE", "RECEPTION_VALIDE"]);
});

test("a draft that changes while somebody validates what he read is not validated", async () => {
  const depot = await openDepot(system);
  const id = randomUUID();
  const save = (litres: number) =>
    receive(first, depot, id, [[depot.tanks[0], litres]], { draft: true });
  await call(first, depot.operator, () => save(1000));
  await first.begin(depot.operator);
  await save(9000);
  await second.begin(depot.manager);
  const late = second.query("select public.validate_reception($1, 1)", [id]);
  expect(await whileWaiting(late)).toBe("DOCUMENT_MODIFIE_ENTRETEMPS");
  expect(await booked(system, depot, id)).toEqual([]);
});

test("two withdrawals cannot both take the last litres of a tank", async () => {
  const depot = await openDepot(system);
  const tank = depot.tanks[0];
  await call(first, depot.operator, () => receive(first, depot, randomUUID(), [[tank, 5000]]));
  await first.begin(depot.operator);
  await withdraw(first, depot, randomUUID(), [[tank, 3000]]);
  await second.begin(depot.operator);
  const answer = await whileWaiting(withdraw(second, depot, randomUUID(), [[tank, 3000]]));
  expect(answer).toBe("SORTIE_STOCK_INSUFFISANT_AMB");
  expect(await contentOf(system, depot, tank)).toBe(2000);
});

test("two withdrawals cannot both go down to the heel", async () => {
  const depot = await openDepot(system);
  const tank = depot.tanks[0];
  await call(first, depot.operator, () => receive(first, depot, randomUUID(), [[tank, 5000]]));
  await first.begin(depot.operator);
  await withdraw(first, depot, randomUUID(), [[tank, 4000]]);
  await second.begin(depot.operator);
  const late = withdraw(second, depot, randomUUID(), [[tank, 1000 - TANK_HEEL + 0.1]]);
  expect(await whileWaiting(late)).toBe("SORTIE_CAPACITE_SECURITE");
});

test("two receptions cannot both fill the rest of a tank", async () => {
  const depot = await openDepot(system);
  const tank = depot.tanks[0];
  await first.begin(depot.operator);
  await receive(first, depot, randomUUID(), [[tank, TANK_MAX - 1000]]);
  await second.begin(depot.operator);
  const answer = await whileWaiting(receive(second, depot, randomUUID(), [[tank, 1000.1]]));
  expect(answer).toBe("RECEPTION_CAPACITE_DEPASSEE");
  expect(await contentOf(system, depot, tank)).toBe(TANK_MAX - 1000);
});

test("one ticket on two documents at once: the second is told", async () => {
  const depot = await openDepot(system);
  await first.begin(depot.operator);
  await receive(first, depot, randomUUID(), [[depot.tanks[0], 10]], { ticket: "R-1" });
  await second.begin(depot.operator);
  const late = receive(second, depot, randomUUID(), [[depot.tanks[0], 10]], { ticket: "R-1" });
  expect(await whileWaiting(late)).toBe("NUMERO_DEJA_PRIS");
});

test("two corrections of one reception at once: one replaces it", async () => {
  const depot = await openDepot(system);
  const [old, one, other] = [randomUUID(), randomUUID(), randomUUID()];
  await call(first, depot.operator, () => receive(first, depot, old, [[depot.tanks[0], 1000]]));
  await first.begin(depot.manager);
  await receive(first, depot, one, [[depot.tanks[0], 990]], { replaces: old });
  await second.begin(depot.manager);
  const late = receive(second, depot, other, [[depot.tanks[0], 980]], { replaces: old });
  expect(await whileWaiting(late)).toBe("RECEPTION_DEJA_REMPLACEE");
  expect(await booked(system, depot, old)).toEqual([1000, -1000]);
  expect(await contentOf(system, depot, depot.tanks[0])).toBe(990);
});

test("reversed while it is being replaced: undone once", async () => {
  const depot = await openDepot(system);
  const [old, correction] = [randomUUID(), randomUUID()];
  await call(first, depot.operator, () => receive(first, depot, old, [[depot.tanks[0], 1000]]));
  await first.begin(depot.manager);
  await first.query("select public.reverse_reception($1, 'Faux camion')", [old]);
  await second.begin(depot.manager);
  const late = receive(second, depot, correction, [[depot.tanks[0], 990]], { replaces: old });
  expect(await whileWaiting(late)).toBe("RECEPTION_DEJA_REMPLACEE");
  expect(await booked(system, depot, old)).toEqual([1000, -1000]);
});
