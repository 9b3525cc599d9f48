import { expect, test } from "vitest";
import { AppError, type ErrorKind } from "../api/app-error.ts";
import { inPortions, type PortionsReport, remaining } from "./portions.ts";

const IDS = [1, 2, 3, 4, 5, 6, 7];
const refusal = (kind: ErrorKind) =>
  new AppError({ kind, status: 0, code: null, key: null, detail: null, hint: null });

/** A database that decides about each message once, and refuses the portion that begins with one. */
const database = (refused: number | null = null, kind: ErrorKind = "invalid") => {
  const decided = new Set<number>();
  const asked: (readonly number[])[] = [];
  const send = async (portion: readonly number[]) => {
    asked.push(portion);
    if (portion[0] === refused) throw refusal(kind);
    const fresh = portion.filter((id) => !decided.has(id));
    for (const id of fresh) decided.add(id);
    return {
      done: fresh.length,
      skipped: portion.filter((id) => !fresh.includes(id)),
      expired: [],
    };
  };
  return { send, asked, decided };
};

const run = async (
  send: ReturnType<typeof database>["send"],
  ids: readonly number[] = IDS,
  isStopped: (report: PortionsReport) => boolean = () => false,
) => {
  const seen: PortionsReport[] = [];
  const report = await inPortions(ids, send, {
    size: 3,
    isStopped: () => seen.some(isStopped),
    onProgress: (now) => void seen.push(now),
  });
  return { report, handled: [...new Set(seen.map((now) => now.handled))] };
};

test("all leave in portions, and how far it came is told after each", async () => {
  const { send, asked } = database();
  const { report, handled } = await run(send);
  expect(asked).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  expect(handled).toEqual([0, 3, 6, 7]);
  expect(report).toMatchObject({ total: 7, done: 7, failed: [], left: [] });
});

test("a portion that is refused is named with its reason, the others leave", async () => {
  const { report } = await run(database(4).send);
  expect(report.done).toBe(4);
  expect(report.failed.map(({ ids, error }) => [ids, error.kind])).toEqual([
    [[4, 5, 6], "invalid"],
  ]);
  expect(remaining(report)).toEqual([4, 5, 6]);
});

test("where nobody answers the rest is not asked for, and kept", async () => {
  const { send, asked } = database(4, "offline");
  const { report } = await run(send);
  expect(asked.length).toBe(2);
  expect(report.left).toEqual([7]);
  expect(remaining(report)).toEqual([4, 5, 6, 7]);
});

test("stopped, it ends after the portion that is on its way", async () => {
  const { send, asked } = database();
  const { report } = await run(send, IDS, ({ handled }) => handled >= 3);
  expect(asked.length).toBe(1);
  expect(remaining(report)).toEqual([4, 5, 6, 7]);
});

test("run again, nothing is decided twice", async () => {
  const { send, decided } = database();
  await run(send, IDS, ({ handled }) => handled >= 3);
  const { report } = await run(send);
  expect(report).toMatchObject({ done: 4, skipped: [1, 2, 3] });
  expect(decided.size).toBe(7);
});
