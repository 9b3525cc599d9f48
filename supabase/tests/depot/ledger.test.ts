import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, type Session } from "../access/two-sessions.ts";
import { compareBalance, compareDays, compareMoments, compareStock } from "./ledger-compare.ts";
import { type Depot, openDepot } from "./ledger-depot.ts";
import { localDay } from "./ledger-model.ts";
import { openings, play, type Step, step, type World } from "./ledger-steps.ts";
import { discrepancies } from "./ledger-whole.ts";

const DAY = 86_400_000;

let session: Session;
let depot: Depot;

beforeAll(async () => {
  session = await openSession();
  depot = await openDepot(session);
});
afterAll(() => session.end());

const live = async (steps: readonly Step[]): Promise<World> => {
  const [clock] = await session.query<{ now: Date }>("select now() as now");
  const world: World = {
    book: { entries: [], closed: null, now: clock?.now.getTime() ?? 0 },
    documents: [],
    undone: new Set(),
  };
  for (const one of steps) {
    const { expected, told } = await play(session, depot, world, one);
    expect(told, JSON.stringify(one)).toBe(expected);
  }
  return world;
};

const inTransaction = async (work: () => Promise<void>): Promise<void> => {
  await session.begin();
  try {
    await work();
  } finally {
    await session.rollback();
  }
};

test("whatever is booked, back-dated, refused or reversed, every book says what the list of it says", async () => {
  const plays = fc.record({
    steps: fc.array(step, { minLength: 8, maxLength: 30, size: "max" }),
    moments: fc.array(fc.integer({ min: 0, max: 80 * DAY }), { minLength: 3, maxLength: 3 }),
    from: fc.integer({ min: 0, max: 80 }),
    days: fc.integer({ min: 0, max: 60 }),
  });
  await fc.assert(
    fc.asyncProperty(plays, ({ steps, moments, from, days }) =>
      inTransaction(async () => {
        const { book } = await live([...openings, ...steps]);
        const known = book.entries.slice(-3).flatMap(({ at }) => [at - 1, at]);
        const first = localDay(book.now) - from;
        await compareStock(session, depot, book);
        await compareDays(session, depot, book);
        await compareMoments(session, depot, book, [
          ...known,
          ...moments.map((ago) => book.now - ago),
        ]);
        await compareBalance(session, depot, book, [first, first + days]);
        expect(await discrepancies(session, depot)).toEqual([]);
      }),
    ),
    { numRuns: 40, interruptAfterTimeLimit: 45_000 },
  );
});
