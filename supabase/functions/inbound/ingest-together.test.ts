import { expect, test } from "vitest";
import { isServerAway } from "../_shared/rpc.ts";
import { turnstile } from "../_shared/turnstile.ts";
import type { Delivery, Ingest, Store, TogetherResult } from "./deps.ts";
import { together } from "./ingest-together.ts";
import type { Item } from "./parse/item.ts";
import { stored } from "./test-support.ts";

const delivery = (from: string, more: Partial<Item> = {}, id = `wamid.${from}`): Delivery => ({
  source: "meta",
  channel: "whatsapp",
  correlation_id: id,
  body_hash: "h",
  items: [{ kind: "message", identity: "100", id, from: { wa_id: from }, text: "x", ...more }],
});

const accepted = { data: stored, error: null };
const refused = (code: string) => ({
  data: null,
  error: { status: 400, code, message: "refused" },
});

type Options = { readonly one?: Ingest; readonly many?: (ids: string[]) => TogetherResult };

/** A database that answers when told to, and keeps how it was called. */
const database = ({ one, many }: Options = {}) => {
  const calls: string[][] = [];
  const gates: (() => void)[] = [];
  const turn = (ids: string[]): Promise<void> => {
    calls.push(ids);
    return new Promise((done) => gates.push(done));
  };
  const store: Store = {
    one: async (asked) => {
      await turn([asked.correlation_id]);
      return one?.(asked) ?? accepted;
    },
    many: async (asked) => {
      const ids = asked.map(({ correlation_id: id }) => id);
      await turn(ids);
      return many?.(ids) ?? { data: ids.map(() => stored), error: null };
    },
  };
  const settle = () => new Promise((done) => setTimeout(done, 0));
  /** Lets all end that began, and what begins by that. */
  const finish = async (): Promise<void> => {
    await settle();
    for (let open = gates.shift(); open; open = gates.shift()) {
      open();
      await settle();
    }
  };
  return { store, calls, settle, finish };
};

const gather = (store: Store, { patienceMs = 10_000, lateMs = 10_000 } = {}): Ingest =>
  together(store, turnstile(4, patienceMs), { patienceMs, lateMs, width: 2 });

/** One call is on its way already. */
const busy = async (options: Options = {}, pace: Parameters<typeof gather>[1] = {}) => {
  const world = database(options);
  const ingest = gather(world.store, pace);
  const first = ingest(delivery("0"));
  await world.settle();
  return { ...world, ingest, first };
};

test("a lone delivery goes at once, by a call of its own", async () => {
  const { calls } = await busy();
  expect(calls).toEqual([["wamid.0"]]);
});

test("those that come while a call is on its way go together in the next, and each is answered", async () => {
  const { calls, finish, ingest } = await busy();
  const answers = ["1", "2", "3"].map((from) => ingest(delivery(from)));
  await finish();
  expect(calls).toEqual([["wamid.0"], ["wamid.1", "wamid.2", "wamid.3"]]);
  expect(await Promise.all(answers)).toEqual([accepted, accepted, accepted]);
});

test("nobody is answered before the call that stores it", async () => {
  const { settle, finish, ingest } = await busy();
  const answered: string[] = [];
  for (const from of ["1", "2", "3"]) {
    void ingest(delivery(from)).then(() => answered.push(from));
  }
  await settle();
  expect(answered).toEqual([]);
  await finish();
  expect(answered).toEqual(["1", "2", "3"]);
});

test("a call takes thirty-two, and no more than one of a customer", async () => {
  const { calls, finish, ingest } = await busy();
  const all = [
    delivery("1", {}, "first"),
    delivery("1", {}, "second"),
    ...Array.from({ length: 80 }, (_, n) => delivery(`9${n}`)),
  ].map(ingest);
  await finish();
  expect(Math.max(...calls.map(({ length }) => length))).toBe(32);
  expect(calls.find((ids) => ids.includes("first"))).not.toContain("second");
  expect(calls.flat()).toHaveLength(83);
  expect(await Promise.all(all)).toHaveLength(82);
});

test("a second call goes beside the first when as many wait, and a third beside none", async () => {
  const { calls, settle, ingest } = await busy();
  for (const from of ["1", "2", "3"]) void ingest(delivery(from));
  await settle();
  expect(calls).toHaveLength(1);
  for (const from of ["4", "5", "6", "7", "8", "9"]) void ingest(delivery(from));
  await settle();
  expect(calls).toEqual([["wamid.0"], ["wamid.1", "wamid.2", "wamid.3", "wamid.4"]]);
});

test("a customer's next message waits for the one on its way, and others pass it", async () => {
  const { calls, finish, ingest, settle } = await busy();
  const ids = ["0b", "1", "2", "3", "4"];
  for (const id of ids) void ingest(delivery(id.slice(0, 1), {}, `wamid.${id}`));
  await settle();
  expect(calls.slice(1).flat()).not.toContain("wamid.0b");
  expect(calls.slice(1).flat()).toContain("wamid.1");
  await finish();
  expect(calls.flat().sort()).toEqual(["0", ...ids].map((id) => `wamid.${id}`));
});

test("what comes beside a call leaves half to the next, so that none is small", async () => {
  const { calls, finish, ingest } = await busy();
  const all = Array.from({ length: 16 }, (_, n) => ingest(delivery(`9${n}`)));
  await finish();
  await Promise.all(all);
  expect(calls.map(({ length }) => length)).toEqual([1, 4, 8, 4]);
});

test.each<[string, Delivery]>([
  ["a receipt", delivery("1", { kind: "status" })],
  ["a message with a file", delivery("1", { media: [{ kind: "image", media_id: "m" }] })],
  ["a partner's message", { ...delivery("1"), source: "partner" }],
  ["a set", { ...delivery("1"), items: [...delivery("1").items, ...delivery("2").items] }],
])("%s waits for no group", async (_name, other) => {
  const { calls, settle, ingest } = await busy();
  void ingest(other);
  await settle();
  expect(calls).toHaveLength(2);
});

test("a delivery that poisons its group is answered alone, and the others are stored", async () => {
  const { calls, finish, ingest } = await busy({
    many: () => refused("23514"),
    one: async ({ correlation_id: id }) => (id === "wamid.2" ? refused("23514") : accepted),
  });
  const answers = ["1", "2", "3"].map((from) => ingest(delivery(from)));
  await finish();
  expect(calls.slice(2)).toEqual([["wamid.1"], ["wamid.2"], ["wamid.3"]]);
  const errors = (await Promise.all(answers)).map(({ error }) => error?.code ?? null);
  expect(errors).toEqual([null, "23514", null]);
});

test("a call that is late holds the next up no more, and the one after that waits", async () => {
  const { calls, ingest } = await busy({}, { lateMs: 10 });
  for (const from of ["1", "2", "3"]) void ingest(delivery(from));
  expect(calls).toHaveLength(1);
  await new Promise((done) => setTimeout(done, 30));
  expect(calls).toEqual([["wamid.0"], ["wamid.1", "wamid.2", "wamid.3"]]);
  void ingest(delivery("4"));
  await new Promise((done) => setTimeout(done, 30));
  expect(calls).toHaveLength(2);
});

test.each<[string, Options]>([
  ["left out by the group", { many: (ids) => ({ data: ids.map(() => null), error: null }) }],
  ["of a group that met a deadlock", { many: () => refused("40P01") }],
])("what was %s comes alone", async (_name, options) => {
  const { calls, finish, ingest } = await busy(options);
  const answers = ["1", "2"].map((from) => ingest(delivery(from)));
  await finish();
  expect(calls.slice(1)).toEqual([["wamid.1", "wamid.2"], ["wamid.1"], ["wamid.2"]]);
  expect(await Promise.all(answers)).toEqual([accepted, accepted]);
});

test("when the server is away, all of the group are told to come again and it is not asked more", async () => {
  const { calls, finish, ingest } = await busy({ many: () => refused("57P01") });
  const answers = ["1", "2"].map((from) => ingest(delivery(from)));
  await finish();
  expect(calls).toHaveLength(2);
  const away = (await Promise.all(answers)).map(({ error }) => error && isServerAway(error));
  expect(away).toEqual([true, true]);
});

test("a bug within a call is one of all its deliveries, and the next call goes on", async () => {
  const { finish, ingest } = await busy({
    many: () => {
      throw new Error("bug");
    },
  });
  const answers = ["1", "2"].map((from) => ingest(delivery(from)).catch(() => "failed"));
  await finish();
  expect(await Promise.all(answers)).toEqual(["failed", "failed"]);
  const later = ingest(delivery("3"));
  await finish();
  expect(await later).toEqual(accepted);
});

test("whose turn does not come is told to come again, and the database is not asked", async () => {
  const { calls, ingest } = await busy({}, { patienceMs: 10 });
  const { error } = await ingest(delivery("1"));
  expect(error && isServerAway(error)).toBe(true);
  expect(calls).toEqual([["wamid.0"]]);
});
