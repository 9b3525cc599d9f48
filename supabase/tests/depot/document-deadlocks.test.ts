import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, outcome, type Session, untilBlocked } from "../access/two-sessions.ts";
import { call, contentOf, type Depot, openDepot, receive, withdraw } from "./documents.ts";
import { discrepancies } from "./ledger-whole.ts";

const WRITERS = 8;
const ROUNDS = 12;

let system: Session;
let writers: Session[];

beforeAll(async () => {
  system = await openSession();
  writers = await Promise.all(Array.from({ length: WRITERS }, openSession));
});
afterAll(() => Promise.all([system, ...writers].map((session) => session.end())));

const pair = (): readonly [Session, Session] => {
  const [first, second] = writers;
  if (first === undefined || second === undefined) throw new Error("no sessions");
  return [first, second];
};

/** All totals and chains of the company, compared with its ledger. */
const breaks = (depot: Depot): Promise<unknown[]> =>
  discrepancies(system, { tenantId: depot.tenantId } as Parameters<typeof discrepancies>[1]);

test("two documents over the same tanks in opposite order: one waits, both are booked", async () => {
  const depot = await openDepot(system);
  const [first, second] = pair();
  const [low, high] = depot.tanks;
  const start = [
    [low, 5000],
    [high, 5000],
  ] as const;
  await call(first, depot.operator, () => receive(first, depot, randomUUID(), start));
  await first.begin(depot.operator);
  const forth = [
    [low, 100],
    [high, 100],
  ] as const;
  await withdraw(first, depot, randomUUID(), forth);
  await second.begin(depot.operator);
  const back = [
    [high, 100],
    [low, 100],
  ] as const;
  const late = outcome(withdraw(second, depot, randomUUID(), back));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toBe("ok");
  await second.commit();
  expect(await contentOf(system, depot, low)).toBe(4800);
});

test("two corrections that swap tanks at once do not wait for each other", async () => {
  const depot = await openDepot(system);
  const [first, second] = pair();
  const [low, high] = depot.tanks;
  const swap = async (): Promise<string[]> => {
    const [a, b] = [randomUUID(), randomUUID()];
    await call(first, depot.operator, () => receive(first, depot, a, [[low, 500]]));
    await call(second, depot.operator, () => receive(second, depot, b, [[high, 500]]));
    const correct = (session: Session, replaces: string, tank: string | undefined) =>
      outcome(
        call(session, depot.manager, () =>
          receive(session, depot, randomUUID(), [[tank, 490]], { replaces }),
        ),
      );
    return Promise.all([correct(first, a, high), correct(second, b, low)]);
  };
  for (let round = 0; round < 8; round += 1) expect(await swap()).toEqual(["ok", "ok"]);
  expect(await contentOf(system, depot, low)).toBe(8 * 490);
  expect(await breaks(depot)).toEqual([]);
});

test("a volley of documents over all tanks in any order: no deadlock, and the books agree", async () => {
  const depot = await openDepot(system, 4);
  const shuffled = () => [...depot.tanks].sort(() => randomInt(3) - 1);
  const [first] = pair();
  const fill = depot.tanks.map((tank) => [tank, 6000] as const);
  await call(first, depot.operator, () => receive(first, depot, randomUUID(), fill));
  const work = async (session: Session, writer: number): Promise<string[]> => {
    const answers: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const lines = shuffled().map((tank) => [tank, 10] as const);
      const act = (writer + round) % 2 === 0 ? receive : withdraw;
      const save = () => act(session, depot, randomUUID(), lines);
      answers.push(await outcome(call(session, depot.operator, save)));
    }
    return answers;
  };
  const answers = await Promise.all(writers.map(work));
  expect(answers.flat().filter((answer) => answer !== "ok")).toEqual([]);
  for (const tank of depot.tanks) expect(await contentOf(system, depot, tank)).toBe(6000);
  expect(await breaks(depot)).toEqual([]);
});
