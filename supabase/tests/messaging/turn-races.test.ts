import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openSession, type Session, untilBlocked } from "../access/two-sessions.ts";
import { brokenInvariants } from "./invariants.ts";
import { deliver, openRestaurant, type Restaurant } from "./restaurant.ts";

let system: Session;
let first: Session;
let second: Session;
let resto: Restaurant;
let user: string;

beforeAll(async () => {
  [system, first, second] = [await openSession(), await openSession(), await openSession()];
});
afterAll(() => Promise.all([system, first, second].map((session) => session.end())));
beforeEach(async () => {
  resto = await openRestaurant(system);
  user = resto.user();
  await system.query(
    "select public.set_flag('TURN_DEBOUNCE_SEC', 'tenant', '60', 'A test of bursts.', $1)",
    [resto.tenantId],
  );
});

const write = (session: Session, text: string) => deliver(session, [resto.message(user, text)]);

/** The silence is over. */
const passTime = (): Promise<unknown> =>
  system.query(
    "update messaging.inbound_work set next_attempt_at = now() - interval '1 second' where tenant_id = $1",
    [resto.tenantId],
  );

/** In how many milliseconds to come again. Those of other tests may be answered as well. */
const answerTurns = async (session: Session): Promise<number | null> => {
  const [row] = await session.query<{ result: { next_ms: number | null } }>(
    "select public.answer_turns() as result",
  );
  return row?.result.next_ms ?? null;
};

const answers = async (session = system): Promise<string[]> => {
  const rows = await session.query<{ text: string }>(
    `select split_part(payload ->> 'text', ' : ', 2) as text
     from public.outbound_messages where tenant_id = $1 order by id`,
    [resto.tenantId],
  );
  return rows.map(({ text }) => text);
};

const waiting = async (): Promise<number> => {
  const [row] = await system.query<{ count: number }>(
    "select count(*)::int as count from messaging.inbound_work where tenant_id = $1",
    [resto.tenantId],
  );
  return row?.count ?? -1;
};

test("a message that comes while the turn is run is stored, and begins a new burst", async () => {
  await write(system, "un");
  await write(system, "deux");
  await passTime();
  await first.begin();
  await answerTurns(first);
  expect(await answers(first)).toEqual(["un\ndeux"]);
  const late = write(second, "trois");
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toMatchObject({ stored: 1, queued: 0, turn_in_ms: 60_000 });
  expect(await answers()).toEqual(["un\ndeux"]);
  await passTime();
  await answerTurns(system);
  expect(await answers()).toEqual(["un\ndeux", "trois"]);
  expect(await brokenInvariants(system.query)).toEqual([]);
});

test("a message that is being stored when its burst is due belongs to it, and puts it off", async () => {
  await write(system, "un");
  await passTime();
  await first.begin();
  expect(await write(first, "deux")).toMatchObject({ stored: 1, queued: 0 });
  // Nobody waits for the delivery: the turn is looked at again.
  expect(await answerTurns(second)).toBe(0);
  expect(await answers(second)).toEqual([]);
  await first.commit();
  await answerTurns(second);
  expect(await answers()).toEqual([]);
  await passTime();
  await answerTurns(second);
  expect(await answers()).toEqual(["un\ndeux"]);
});

test("of two workers at once one answers the turn, and the other does not wait for it", async () => {
  await write(system, "un");
  await write(system, "deux");
  await passTime();
  await first.begin();
  await answerTurns(first);
  await second.begin();
  expect(await answerTurns(second)).toBe(0);
  expect([await answers(first), await answers(second)]).toEqual([["un\ndeux"], []]);
  await first.commit();
  await second.commit();
  await answerTurns(second);
  expect(await answers()).toEqual(["un\ndeux"]);
  expect(await waiting()).toBe(0);
});

test("a worker that dies in the middle leaves the whole turn to the next, which answers once", async () => {
  await write(system, "un");
  await write(system, "deux");
  await passTime();
  const worker = await openSession();
  worker.client.on("error", () => undefined);
  await worker.begin();
  await answerTurns(worker);
  expect(await answers(worker)).toEqual(["un\ndeux"]);
  const gone = new Promise((done) => worker.client.once("end", done));
  await system.query("select pg_terminate_backend($1, 5000)", [worker.pid]);
  await gone;
  expect(await answers()).toEqual([]);
  expect(await waiting()).toBe(2);
  await answerTurns(second);
  await answerTurns(second);
  expect(await answers()).toEqual(["un\ndeux"]);
  expect(await waiting()).toBe(0);
});

test("a button while the turn is run waits for it and is answered after it", async () => {
  await write(system, "un");
  await passTime();
  await first.begin();
  await answerTurns(first);
  const late = deliver(second, [resto.message(user, "Oui", { type: "button", button_id: "YES" })]);
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toMatchObject({ stored: 1, queued: 1 });
  expect(await answers()).toEqual(["un", "Oui"]);
});

test("deliveries of one customer at the same time end in one burst", async () => {
  await write(system, "zéro");
  const texts = Array.from({ length: 12 }, (_, n) => `m${n}`);
  const [some, others] = [texts.slice(0, 6), texts.slice(6)];
  const writeAll = async (session: Session, all: readonly string[]): Promise<void> => {
    for (const text of all) await write(session, text);
  };
  await Promise.all([writeAll(first, some), writeAll(second, others)]);
  await passTime();
  await Promise.all([answerTurns(first), answerTurns(second)]);
  await answerTurns(system);
  const [answer = "", ...more] = await answers();
  expect(more).toEqual([]);
  expect(answer.split("\n").sort()).toEqual(["zéro", ...texts].sort());
  expect(await brokenInvariants(system.query)).toEqual([]);
});
