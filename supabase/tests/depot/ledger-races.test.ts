import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, outcome, type Session, untilBlocked } from "../access/two-sessions.ts";
import { compareBalance, compareDays, compareStock } from "./ledger-compare.ts";
import {
  type Depot,
  type Document,
  openDepot,
  sendDocument,
  sendReversal,
} from "./ledger-depot.ts";
import { plantDip } from "./ledger-dips.ts";
import { type Book, HEEL, localDay, MAX, reversed, sum } from "./ledger-model.ts";
import { type Booking, documentOf, openings } from "./ledger-steps.ts";
import { discrepancies } from "./ledger-whole.ts";

const WRITERS = 16;
const DAY = 86_400_000;

let system: Session;
let writers: Session[];

beforeAll(async () => {
  system = await openSession();
  writers = await Promise.all(Array.from({ length: WRITERS }, openSession));
});
afterAll(() => Promise.all([system, ...writers].map((session) => session.end())));

type Play = { readonly depot: Depot; readonly now: number; readonly accepted: Document[] };

const openPlay = async (): Promise<Play> => {
  const depot = await openDepot(system);
  const [clock] = await system.query<{ now: Date }>("select now() as now");
  const now = clock?.now.getTime() ?? 0;
  const accepted = openings.map((opening) => documentOf(opening as Booking, now));
  for (const sent of accepted) await sendDocument(system, depot, sent);
  return { depot, now, accepted };
};

const MOVES = ["RECEPTION", "SORTIE", "SORTIE", "TRANSFERT"] as const;

const anyMove = (now: number): Document =>
  documentOf(
    {
      kind: MOVES[randomInt(MOVES.length)] ?? "SORTIE",
      tank: randomInt(2),
      owner: randomInt(2),
      ambient: randomInt(1, 1_200_000),
      minutesAgo: randomInt(0, 8 * 1440),
    },
    now,
  );

const bookOf = ({ accepted, now }: Play): Book => ({
  entries: accepted.flatMap(({ lines }) => lines),
  closed: null,
  now,
});

const compareAll = async (play: Play): Promise<void> => {
  const book = bookOf(play);
  await compareStock(system, play.depot, book);
  await compareDays(system, play.depot, book);
  await compareBalance(system, play.depot, book, [localDay(play.now) - 9, localDay(play.now)]);
  expect(await discrepancies(system, play.depot)).toEqual([]);
};

const refusals =
  /^(RECEPTION|SORTIE|TRANSFERT)_(CAPACITE_DEPASSEE|CAPACITE_SECURITE|STOCK_INSUFFISANT_AMB|STOCK_INTROUVABLE)$/;

test("sixteen writers on two tanks: nothing below the heel, nothing over the safe fill, on no day", async () => {
  const play = await openPlay();
  const told = new Set<string>();
  await Promise.all(
    writers.map(async (writer) => {
      for (let turn = 0; turn < 12; turn += 1) {
        const sent = anyMove(play.now);
        const answer = await outcome(sendDocument(writer, play.depot, sent));
        told.add(answer);
        if (answer === "ok") play.accepted.push(sent);
      }
    }),
  );
  expect([...told].filter((answer) => answer !== "ok" && !refusals.test(answer))).toEqual([]);
  expect(told.size).toBeGreaterThan(2);
  const { entries } = bookOf(play);
  for (let day = localDay(play.now) - 40; day <= localDay(play.now); day += 1) {
    const until = entries.filter((entry) => localDay(entry.at) <= day);
    for (const tank of [0, 1]) {
      const within = until.filter((entry) => entry.tank === tank);
      const own = sum(within.filter((entry) => entry.owner === 0)).ambient;
      const all = sum(within).ambient;
      expect(Math.min(own, all - own)).toBeGreaterThanOrEqual(0);
      expect(all).toBeLessThanOrEqual(MAX);
      if (within.length > 0) expect(all).toBeGreaterThanOrEqual(HEEL);
    }
  }
  await compareAll(play);
});

test("writers that book, back-date, reverse and dip at the same time leave what each of them was told", async () => {
  const play = await openPlay();
  await Promise.all(
    writers.map(async (writer) => {
      for (let turn = 0; turn < 10; turn += 1) {
        const sent = anyMove(play.now);
        if (turn % 3 === 0)
          await plantDip(writer, play.depot, randomInt(2), play.now - randomInt(0, 8 * DAY));
        if ((await outcome(sendDocument(writer, play.depot, sent))) !== "ok") continue;
        play.accepted.push(sent);
        if (randomInt(2) === 0) continue;
        expect(await outcome(sendReversal(writer, play.depot, sent))).toBe("ok");
        play.accepted.push({ ...sent, lines: reversed(sent.lines) });
      }
    }),
  );
  await compareAll(play);
});

test("one document sent by two at once is booked once", async () => {
  const play = await openPlay();
  const [first, second] = writers;
  if (!first || !second) throw new Error("no writers");
  const sent = documentOf(
    { kind: "RECEPTION", tank: 0, owner: 0, ambient: 500_000, minutesAgo: 60 },
    play.now,
  );
  await first.begin();
  await sendDocument(first, play.depot, sent);
  await second.begin();
  const late = outcome(sendDocument(second, play.depot, sent));
  await untilBlocked(system, second.pid);
  await first.commit();
  expect(await late).toContain("mouvements_stock_document_key");
  await second.rollback();
  play.accepted.push(sent);
  await compareAll(play);
});

test("whoever dies before the end has booked nothing, and nobody waits for him", async () => {
  const play = await openPlay();
  const doomed = await openSession();
  doomed.client.on("error", () => undefined);
  const move = { kind: "TRANSFERT", tank: 0, owner: 0, ambient: 300_000, minutesAgo: 90 } as const;
  await doomed.begin();
  await sendDocument(doomed, play.depot, documentOf(move, play.now));
  const [waiting] = writers;
  if (!waiting) throw new Error("no writers");
  const sent = documentOf({ ...move, ambient: 200_000 }, play.now);
  const answer = outcome(sendDocument(waiting, play.depot, sent));
  await untilBlocked(system, waiting.pid);
  await system.query("select pg_terminate_backend($1)", [doomed.pid]);
  expect(await answer).toBe("ok");
  play.accepted.push(sent);
  await compareAll(play);
});

test("killed at any moment, a document is there with all its lines or not at all", async () => {
  const play = await openPlay();
  let sending = true;
  const unknown: Document[] = [];
  const work = async (): Promise<void> => {
    while (sending) {
      const writer = await openSession();
      writer.client.on("error", () => undefined);
      victims.add(writer.pid);
      while (sending) {
        const sent = anyMove(play.now);
        const answer = await outcome(sendDocument(writer, play.depot, sent));
        if (answer === "ok") play.accepted.push(sent);
        else if (!refusals.test(answer)) {
          unknown.push(sent);
          break;
        }
      }
      victims.delete(writer.pid);
      await writer.end().catch(() => undefined);
    }
  };
  const victims = new Set<number>();
  const workers = Array.from({ length: 6 }, work);
  for (let kills = 0; kills < 40; kills += 1) {
    await new Promise((resolve) => setTimeout(resolve, randomInt(5, 60)));
    const pids = [...victims];
    const pid = pids[randomInt(Math.max(pids.length, 1))];
    if (pid !== undefined) await system.query("select pg_terminate_backend($1)", [pid]);
  }
  sending = false;
  await Promise.all(workers);
  expect(unknown.length).toBeGreaterThan(5);
  for (const sent of unknown) {
    const [row] = await system.query<{ n: number }>(
      "select count(*)::int as n from public.mouvements_stock where tenant_id = $1 and document_id = $2",
      [play.depot.tenantId, sent.id],
    );
    expect([0, sent.lines.length]).toContain(row?.n);
    if (row?.n !== 0) play.accepted.push(sent);
  }
  await compareAll(play);
});
