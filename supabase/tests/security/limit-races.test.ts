import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, type Session, untilBlocked } from "../access/two-sessions.ts";

const CONNECTIONS = 50;
let sessions: Session[];

beforeAll(async () => {
  sessions = await Promise.all(Array.from({ length: CONNECTIONS }, openSession));
});
afterAll(() => Promise.all(sessions.map((session) => session.end())));

const at = (index: number): Session => {
  const session = sessions[index];
  if (session === undefined) throw new Error(`no session ${index}`);
  return session;
};

const remember = "select security.remember_once('race', $1, '1 hour') as first";
type Remembered = { first: boolean };
type Taken = { allowed: boolean };

/** Every session asks for tokens of one key, again and again, all at once; how many were given? */
const takeFromAll = async (key: string, capacity: number, refill: number, rounds: number) => {
  const perSession = await Promise.all(
    sessions.map(async (session) => {
      let given = 0;
      for (let round = 0; round < rounds; round += 1) {
        const [row] = await session.query<Taken>(
          "select allowed from security.take_token('race', $1, $2, $3)",
          [key, capacity, refill],
        );
        given += row?.allowed ? 1 : 0;
      }
      return given;
    }),
  );
  return perSession.reduce((sum, given) => sum + given, 0);
};

test("without refill, parallel takers get the capacity exactly", async () => {
  expect(await takeFromAll(randomUUID(), 17, 0, 4)).toBe(17);
});

test("with refill, parallel takers never get more than capacity and refill", async () => {
  const started = performance.now();
  const given = await takeFromAll(randomUUID(), 10, 100, 10);
  const seconds = (performance.now() - started) / 1000;
  expect(given).toBeGreaterThanOrEqual(10);
  expect(given).toBeLessThanOrEqual(10 + Math.ceil(100 * seconds));
});

test("one key by fifty connections is new exactly once", async () => {
  const key = randomUUID();
  const answers = await Promise.all(
    sessions.map((session) => session.query<Remembered>(remember, [key])),
  );
  expect(answers.filter(([row]) => row?.first)).toHaveLength(1);
});

test("an expired key is new again exactly once", async () => {
  const key = randomUUID();
  await at(0).query(
    "select security.remember_once('race', $1, '1 hour', now() - interval '2 hours')",
    [key],
  );
  const answers = await Promise.all(
    sessions.map((session) => session.query<Remembered>(remember, [key])),
  );
  expect(answers.filter(([row]) => row?.first)).toHaveLength(1);
});

/** The second session asks while the first one's transaction is open, which then ends as told. */
const askDuring = async (end: "commit" | "rollback"): Promise<boolean | undefined> => {
  const key = randomUUID();
  await at(0).begin();
  await at(0).query(remember, [key]);
  const waiting = at(1).query<Remembered>(remember, [key]);
  await untilBlocked(at(2), at(1).pid);
  await at(0)[end]();
  return (await waiting)[0]?.first;
};

test("who waits behind a commit comes second", async () => {
  expect(await askDuring("commit")).toBe(false);
});

test("who waits behind a rollback comes first: nothing was done with the key", async () => {
  expect(await askDuring("rollback")).toBe(true);
});

test("purging while keys are taken gives nobody a second token", async () => {
  const key = randomUUID();
  const purge = (async () => {
    for (let round = 0; round < 20; round += 1) {
      await at(0).query("select security.purge_rate_buckets(), security.purge_replay_keys()");
    }
  })();
  const given = await takeFromAll(key, 5, 0.001, 4);
  await purge;
  expect(given).toBe(5);
});
