import { afterAll, beforeAll, expect, test } from "vitest";
import { acts, DISPATCHER_DEATHS } from "./acts.ts";
import { writeMessages } from "./courier.ts";
import { judgeAnswered, judgeSent } from "./judge.ts";
import { openPlace, type Place } from "./place.ts";
import { brokenNow, play, strangeAnswers } from "./play.ts";
import { settleDown } from "./ticks.ts";

const MESSAGES = 2_500;
const CUSTOMERS = 200;

/** What happens between Meta and the commit; what happens after it does not know who stored. */
const onTheWayIn = acts.filter(({ name }) =>
  [
    "the database dies",
    "inbound dies",
    "backends die one after the other",
    "the database and inbound die at the same moment",
    "the pool is exhausted",
    "the server has no connection left",
  ].includes(name),
);

let place: Place;

beforeAll(async () => {
  place = await openPlace({ direct: true });
}, 120_000);
afterAll(() => place?.close());

test("the adapter with connections of its own loses nothing either, whatever dies on the way in", {
  timeout: 240_000,
}, async () => {
  expect(onTheWayIn).toHaveLength(6);
  const messages = writeMessages(MESSAGES, CUSTOMERS, "662");
  const { courier, broken } = await play(place, messages, onTheWayIn);
  expect(broken).toEqual([]);
  expect(strangeAnswers(courier)).toEqual([]);
  expect(courier.acknowledged.size).toBe(MESSAGES);
  const [own] = await place.ask<{ count: string }>(
    "select count(*) from pg_stat_activity where usename = 'vigie_ingest'",
  );
  expect(Number(own?.count)).toBeGreaterThan(0);
  await settleDown(place);
  await place.untilQuiet();
  expect(await brokenNow(place, "at the end", courier)).toEqual([]);
  expect(await judgeAnswered(place, [])).toEqual([]);
  expect(await judgeSent(place)).toEqual([]);
  // Nobody's sender dies here, but the server in the middle of what it sends.
  expect(await place.unknown()).toBeLessThanOrEqual(DISPATCHER_DEATHS * 100);
});
