import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSession, outcome, type Session } from "../access/two-sessions.ts";
import { compareBalance, compareDays, compareStock } from "./ledger-compare.ts";
import { type Depot, type Document, openDepot, sendDocument } from "./ledger-depot.ts";
import {
  type Act,
  adjustment,
  reception,
  reversalSql,
  sortie,
  transfer,
} from "./ledger-documents.ts";
import { localDay, reversed } from "./ledger-model.ts";
import { type Booking, documentOf, openings } from "./ledger-steps.ts";
import { discrepancies } from "./ledger-whole.ts";

const PEOPLE = 8;

let system: Session;
let sessions: Session[];

beforeAll(async () => {
  system = await openSession();
  sessions = await Promise.all(Array.from({ length: PEOPLE }, openSession));
});
afterAll(() => Promise.all([system, ...sessions].map((session) => session.end())));

type Play = {
  readonly depot: Depot;
  readonly client: string;
  readonly now: number;
  readonly people: readonly string[];
  readonly standing: Document[];
  readonly booked: Document[];
  logged: number;
  readonly told: Set<string>;
};

const openPlay = async (): Promise<Play> => {
  const depot = await openDepot(system);
  const client = randomUUID();
  await system.query("insert into public.clients (tenant_id, id, nom) values ($1, $2, 'Client')", [
    depot.tenantId,
    client,
  ]);
  const people: string[] = [];
  for (let one = 0; one < PEOPLE; one += 1)
    people.push((await depot.company.member("directeur")).userId);
  const [clock] = await system.query<{ now: Date }>("select now() as now");
  const now = clock?.now.getTime() ?? 0;
  const booked = openings.map((opening) => documentOf(opening as Booking, now));
  for (const sent of booked) await sendDocument(system, depot, sent);
  const told = new Set<string>();
  return { depot, client, now, people, standing: [], booked, logged: 0, told };
};

const anyAct = (play: Play): Act => {
  const where = { owner: randomInt(2), at: play.now - randomInt(60, 8 * 86_400) * 1_000 };
  const which = randomInt(8);
  if (which < 2) return reception(play.depot, where);
  if (which < 5) return sortie(play.depot, where, play.client);
  if (which < 7) return transfer(play.depot, where);
  return adjustment(play.depot, where);
};

/** Does it as this person, in a transaction of its own. */
const actAs = async (
  session: Session,
  userId: string,
  sql: string,
  values: readonly unknown[],
): Promise<void> => {
  await session.begin(userId);
  try {
    await session.query(sql, [...values]);
    await session.commit();
  } catch (error) {
    await session.rollback();
    throw error;
  }
};

type Person = { readonly session: Session; readonly me: string; readonly other: string };

/** Sends it, has it approved where that takes two, and keeps what was accepted. */
const doOne = async (play: Play, { session, me, other }: Person, act: Act): Promise<boolean> => {
  const { document } = act;
  let answer = await outcome(actAs(session, me, act.sql, act.values));
  if (answer === "ok" && document.kind === "AJUSTEMENT")
    answer = await outcome(
      actAs(session, other, "select public.approve_adjustment($1)", [document.id]),
    );
  play.told.add(answer);
  if (answer !== "ok") return false;
  play.booked.push(document);
  play.logged += act.logged;
  return true;
};

const undo = async (play: Play, { session, me }: Person, document: Document): Promise<void> => {
  const answer = await outcome(actAs(session, me, reversalSql(document.kind), [document.id]));
  play.told.add(answer);
  if (answer !== "ok") return;
  play.booked.push({ ...document, lines: reversed(document.lines) });
  play.logged += 1;
};

const correct = async (play: Play, person: Person, document: Document): Promise<void> => {
  const at = play.now - 3_600_000;
  const act = reception(play.depot, { owner: document.lines[0]?.owner ?? 0, at }, document.id);
  if (await doOne(play, person, act))
    play.booked.push({ ...document, lines: reversed(document.lines) });
};

const REFUSED =
  /^(RECEPTION|SORTIE|TRANSFERT)_(CAPACITE_DEPASSEE|CAPACITE_SECURITE|STOCK_INSUFFISANT_AMB|STOCK_INTROUVABLE)$/;

test("eight people at once: books, days, balances and logs are what each of them was told", async () => {
  const play = await openPlay();
  await Promise.all(
    sessions.map(async (session, index) => {
      const me = play.people[index] ?? "";
      const person = { session, me, other: play.people[(index + 1) % PEOPLE] ?? "" };
      for (let turn = 0; turn < 10; turn += 1) {
        const act = anyAct(play);
        if (!(await doOne(play, person, act))) continue;
        if (randomInt(3) === 0) await undo(play, person, act.document);
        else if (act.document.kind === "RECEPTION" && randomInt(2) === 0)
          await correct(play, person, act.document);
      }
    }),
  );
  expect([...play.told].filter((answer) => answer !== "ok" && !REFUSED.test(answer))).toEqual([]);
  const entries = play.booked.flatMap(({ lines }) => lines);
  const book = { entries, closed: null, now: play.now };
  await compareStock(system, play.depot, book);
  await compareDays(system, play.depot, book);
  const today = localDay(play.now);
  await compareBalance(system, play.depot, book, [today - 9, today]);
  expect(await discrepancies(system, play.depot)).toEqual([]);
  const [log] = await system.query<{ lines: number }>(
    `select count(*)::int as lines from public.log_actions
     where tenant_id = $1 and action !~ '^(CREATION|MODIFICATION)$'`,
    [play.depot.tenantId],
  );
  expect(log?.lines).toBe(play.logged);
});
