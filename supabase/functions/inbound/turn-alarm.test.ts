import { expect, test } from "vitest";
import type { RpcResult } from "../_shared/rpc.ts";
import { handler } from "./handler.ts";
import { post, sign, stored, textMessage, whatsappBody, world } from "./test-support.ts";
import { answeringTurns, turnAlarm } from "./turn-alarm.ts";

type Reply = number | null | "failed";

/** A clock that a test moves, and what each alarm is answered. */
const clock = (replies: Reply[] = []) => {
  let now = 0;
  const rung: number[] = [];
  const timers: { readonly at: number; readonly done: () => void }[] = [];
  const settle = () => new Promise((done) => setTimeout(done, 0));
  const set = turnAlarm({
    now: () => now,
    wait: (ms) => new Promise<void>((done) => timers.push({ at: now + ms, done })),
    later: () => undefined,
    answer: async () => {
      rung.push(now);
      return replies.shift() ?? null;
    },
  });
  const passTo = async (end: number): Promise<void> => {
    for (;;) {
      timers.sort((a, b) => a.at - b.at);
      const [next] = timers;
      if (next === undefined || next.at > end) break;
      timers.shift();
      now = next.at;
      next.done();
      await settle();
    }
    now = end;
  };
  return { set, rung, passTo };
};

test("a burst is answered when it is due", async () => {
  const { set, rung, passTo } = clock();
  set(5_000);
  await passTo(4_999);
  expect(rung).toEqual([]);
  await passTo(60_000);
  expect(rung).toEqual([5_000]);
});

test("an earlier burst is not made to wait for a later one, and neither rings twice", async () => {
  const { set, rung, passTo } = clock([4_000, null]);
  set(5_000);
  set(1_000);
  set(3_000);
  await passTo(60_000);
  expect(rung).toEqual([1_000, 5_000]);
});

test("what somebody holds is looked at again soon, not at once", async () => {
  const { set, rung, passTo } = clock([0, null]);
  set(0);
  await passTo(60_000);
  expect(rung).toEqual([0, 100]);
});

test("while the database is away it tries again, and not for ever", async () => {
  const { set, rung, passTo } = clock(Array.from({ length: 50 }, () => "failed" as const));
  set(0);
  await passTo(600_000);
  expect(rung).toHaveLength(10);
  set(0);
  await passTo(1_200_000);
  expect(rung).toHaveLength(11);
});

const asking = (reply: RpcResult) => {
  const wakes: string[] = [];
  const answer = answeringTurns(
    async (name) => (name === "answer_turns" ? reply : { data: {}, error: null }),
    () => wakes.push("wake"),
  );
  return { answer, wakes };
};

test("answers wake the sender, and say when the next burst is due", async () => {
  const { answer, wakes } = asking({
    data: { answered: 3, wake: true, next_ms: 700 },
    error: null,
  });
  expect(await answer()).toBe(700);
  expect(wakes).toEqual(["wake"]);
});

test.each<[string, RpcResult, Reply]>([
  ["nothing", { data: { answered: 0, wake: false, next_ms: null }, error: null }, null],
  ["an error", { data: null, error: { status: 503, code: null, message: "away" } }, "failed"],
  ["no answer of ours", { data: "?", error: null }, "failed"],
])("%s wakes nobody", async (_name, reply, expected) => {
  const { answer, wakes } = asking(reply);
  expect(await answer()).toBe(expected);
  expect(wakes).toEqual([]);
});

test.each([
  [undefined, []],
  [0, [0]],
  [5_000, [5_000]],
])("a delivery that says %s sets the alarms %j", async (turn_in_ms, expected) => {
  const { deps, alarms } = world({
    ingest: async () => ({ data: { ...stored, turn_in_ms }, error: null }),
  });
  const body = JSON.stringify(whatsappBody({ messages: [textMessage("salam")] }));
  const response = await handler(deps)(post(body, { "x-hub-signature-256": sign(body) }));
  expect(response.status).toBe(200);
  expect(alarms).toEqual(expected);
});
