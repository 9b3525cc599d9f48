import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { outcome, type Session } from "../access/two-sessions.ts";
import { type Depot, type Document, sendDocument, sendReversal } from "./ledger-depot.ts";
import { plantDip } from "./ledger-dips.ts";
import {
  type Book,
  isoDay,
  type Line,
  localDay,
  type Nature,
  post,
  reversed,
} from "./ledger-model.ts";

const MINUTE = 60_000;

/** Mostly a few days that collide, sometimes far back over two ends of a month. */
const minutesAgo = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -10, max: 6 * 1440 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 75 * 1440 }) },
);
const much = { ambient: fc.integer({ min: 1, max: 3_500_000 }) };
const some = { ambient: fc.integer({ min: 1, max: 1_100_000 }) };
const where = { tank: fc.nat({ max: 1 }), owner: fc.nat({ max: 2 }), minutesAgo };

export const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("RECEPTION" as const), ...much, ...where }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("SORTIE" as const), ...some, ...where }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom<Transfer[]>("TRANSFERT", "LOSS_ON_THE_WAY"),
      ...some,
      ...where,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom<Correction[]>("OUVERTURE", "PERTE", "GAIN", "AJUSTEMENT"),
      ...some,
      ...where,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("REVERSE" as const), which: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("CLOSE" as const),
      daysAgo: fc.integer({ min: 3, max: 80 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("REOPEN" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("DIP" as const),
      tank: fc.nat({ max: 1 }),
      minutesAgo,
    }),
  },
);
type Transfer = "TRANSFERT" | "LOSS_ON_THE_WAY";
type Correction = "OUVERTURE" | "PERTE" | "GAIN" | "AJUSTEMENT";

/** What lies in the tanks before the play begins: without it most withdrawals find nothing. */
export const openings: readonly Step[] = [0, 1].flatMap((tank) =>
  [1_800_000, 1_200_000].map((ambient, owner) => ({
    kind: "OUVERTURE" as const,
    tank,
    owner,
    ambient,
    minutesAgo: 40 * 1440 + owner,
  })),
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

export type World = { book: Book; readonly documents: Document[]; readonly undone: Set<string> };

/** Half of a tenth goes away from zero, as numeric rounds. */
const at15 = (ambient: number): number =>
  Math.sign(ambient) * Math.floor((Math.abs(ambient) * 99 + 5_000) / 10_000);

const line = (
  from: { readonly tank: number; readonly owner: number },
  nature: Nature,
  ambient: number,
  at: number,
): Line => ({
  tank: from.tank,
  owner: from.owner,
  nature,
  ambient,
  v15: at15(ambient),
  at,
  reversal: false,
});

export type Booking = Exclude<Step, { kind: "REVERSE" | "CLOSE" | "REOPEN" | "DIP" }>;

/** The document that a step stands for. */
export const documentOf = (one: Booking, now: number): Document => {
  const at = now - one.minutesAgo * MINUTE;
  const there = { tank: 1 - one.tank, owner: one.owner };
  const id = randomUUID();
  if (one.kind === "TRANSFERT" || one.kind === "LOSS_ON_THE_WAY") {
    const moved = [
      line(one, "TRANSFERT", -one.ambient, at),
      line(there, "TRANSFERT", one.ambient, at),
    ];
    const lost =
      one.kind === "TRANSFERT" ? [] : [line(there, "PERTE", -Math.ceil(one.ambient / 300), at)];
    return { id, kind: "TRANSFERT", lines: [...moved, ...lost] };
  }
  const sign =
    one.kind === "SORTIE" ||
    one.kind === "PERTE" ||
    (one.kind === "AJUSTEMENT" && one.ambient % 2 === 1)
      ? -1
      : 1;
  const kind = one.kind === "RECEPTION" || one.kind === "SORTIE" ? one.kind : "AJUSTEMENT";
  return { id, kind, lines: [line(one, one.kind, sign * one.ambient, at)] };
};

type Attempt = { readonly expected: string; readonly told: string };

/** Does the step to the database and to the model, and says what each of them answered. */
export const play = async (
  session: Session,
  depot: Depot,
  world: World,
  one: Step,
): Promise<Attempt> => {
  if (one.kind === "CLOSE" || one.kind === "REOPEN") return turnDays(session, depot, world, one);
  if (one.kind === "REVERSE") return undo(session, depot, world, one.which);
  if (one.kind === "DIP") {
    await plantDip(session, depot, one.tank, world.book.now - one.minutesAgo * MINUTE);
    return { expected: "ok", told: "ok" };
  }
  const sent = documentOf(one, world.book.now);
  const verdict = post(world.book, sent.kind, sent.lines);
  const told = await attempt(session, () => sendDocument(session, depot, sent));
  if (verdict.told === "ok") world.documents.push(sent);
  world.book = verdict.book;
  return { expected: verdict.told, told };
};

const undo = async (
  session: Session,
  depot: Depot,
  world: World,
  which: number,
): Promise<Attempt> => {
  const sent = world.documents[which % Math.max(world.documents.length, 1)];
  if (!sent) return { expected: "ok", told: "ok" };
  const verdict = post(world.book, sent.kind, reversed(sent.lines));
  const twice = world.undone.has(sent.id) && verdict.told === "ok";
  const told = await attempt(session, () => sendReversal(session, depot, sent));
  if (twice) return { expected: TWICE, told };
  if (verdict.told === "ok") world.undone.add(sent.id);
  world.book = verdict.book;
  return { expected: verdict.told, told };
};

const TWICE = 'duplicate key value violates unique constraint "mouvements_stock_document_key"';

const turnDays = async (
  session: Session,
  depot: Depot,
  world: World,
  one: Extract<Step, { kind: "CLOSE" | "REOPEN" }>,
): Promise<Attempt> => {
  const day = one.kind === "CLOSE" ? localDay(world.book.now) - one.daysAgo : null;
  await session.query(
    `update public.clotures set rouvert_at = now(), rouvert_motif = 'essai du modèle'
     where tenant_id = $1 and rouvert_at is null`,
    [depot.tenantId],
  );
  if (day !== null)
    await session.query(
      `insert into public.clotures (tenant_id, depot_id, date_jour, bilan, empreinte)
       values ($1, $2, $3, '[]', '')`,
      [depot.tenantId, depot.depotId, isoDay(day)],
    );
  world.book = { ...world.book, closed: day };
  return { expected: "ok", told: "ok" };
};

const attempt = async (session: Session, work: () => Promise<unknown>): Promise<string> => {
  await session.query("savepoint attempt");
  const told = await outcome(work());
  await session.query(`${told === "ok" ? "release" : "rollback to"} savepoint attempt`);
  return told;
};
