import { expect, test } from "vitest";
import { workerHandler } from "./worker-handler.ts";

const token = "a-dispatch-token-of-some-length";
const good = `Bearer ${token}`;

type Options = { readonly method?: string; readonly body?: string; readonly isAway?: boolean };

const call = async (authorization: string | null, { method, body, isAway }: Options = {}) => {
  let runs = 0;
  const later: unknown[] = [];
  const { status } = await workerHandler({
    tokens: [token],
    run: async () => {
      runs += 1;
      return isAway ? { error: "TimeoutError" } : { claimed: 0 };
    },
    later: (work) => later.push(work),
    log: () => undefined,
  })(
    new Request("http://localhost/", {
      method: method ?? "POST",
      headers: authorization === null ? {} : { authorization },
      ...(body === undefined ? {} : { body }),
    }),
  );
  return { status, runs, later: later.length };
};

test.each([
  ["none", null],
  ["wrong", "Bearer nope"],
  ["empty", "Bearer "],
  ["of another scheme", `Basic ${token}`],
  ["a prefix of the right one", good.slice(0, -1)],
  ["longer than the right one", `${good}x`],
])("a token that is %s starts nothing", async (_name, authorization) => {
  expect(await call(authorization)).toEqual({ status: 401, runs: 0, later: 0 });
});

test("only POST, and no body to speak of", async () => {
  expect(await call(good, { method: "GET" })).toMatchObject({ status: 405, runs: 0 });
});

test("the scheduler waits for the run, whoever wakes does not", async () => {
  expect(await call(good)).toEqual({ status: 200, runs: 1, later: 0 });
  const background = await call(good, { body: '{"background":true}' });
  expect(background).toEqual({ status: 202, runs: 1, later: 1 });
});

test("a database that is away is 503: the next tick is the retry", async () => {
  expect(await call(good, { isAway: true })).toMatchObject({ status: 503, runs: 1 });
});
