import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenInvariants } from "../../supabase/tests/messaging/invariants.ts";
import { acts, CUTS, DISPATCHER_DEATHS } from "./acts.ts";
import { writeMessages } from "./courier.ts";
import { judgeAnswered, judgeReceived, judgeSent } from "./judge.ts";
import { openPlace, type Place } from "./place.ts";
import { brokenNow, play, strangeAnswers } from "./play.ts";
import { poison } from "./poison.ts";
import { measureRecovery } from "./recovery.ts";
import { settleDown } from "./ticks.ts";

const MESSAGES = 10_000;
const RECOVERY_MESSAGES = 200;
const CUSTOMERS = 400;
/** How many messages a sender holds at most, twice its width: what its death makes unknown. */
const HELD_BY_SENDER = 100;

let place: Place;

beforeAll(async () => {
  place = await openPlace();
}, 120_000);
afterAll(() => place?.close());

test("10,000 messages, and everything dies in between: stored once, answered once, in order", {
  timeout: 420_000,
}, async () => {
  const messages = writeMessages(MESSAGES, CUSTOMERS, "661");
  const spoiled = await poison(place, messages);
  const { courier, broken } = await play(place, messages, acts);
  expect(broken).toEqual([]);
  expect(strangeAnswers(courier)).toEqual([]);
  expect(courier.acknowledged.size).toBe(MESSAGES);

  const abandoned = await settleDown(place, spoiled.mute);
  // Everybody else was answered while the poison was in the way.
  expect(await judgeAnswered(place, spoiled.unanswered)).toEqual([]);
  await spoiled.takeAway();
  await settleDown(place);
  await place.untilQuiet();

  expect(await brokenNow(place, "at the end", courier)).toEqual([]);
  expect(await judgeAnswered(place, spoiled.broken)).toEqual([]);
  expect(await judgeSent(place)).toEqual([]);
  expect(abandoned).toBeLessThanOrEqual(DISPATCHER_DEATHS * HELD_BY_SENDER);
  expect(await place.unknown()).toBeLessThanOrEqual(CUTS * 2 + DISPATCHER_DEATHS * HELD_BY_SENDER);
});

/** Small queues differ by a few transactions, however quick the sender is. */
const allowed = ({ writes }: { readonly writes: number }): number => writes * 1.5 + 30;

test("after each fault the sender does the same work for the same queue", {
  timeout: 300_000,
}, async () => {
  const recoveries = await measureRecovery(place, RECOVERY_MESSAGES);
  for (const { fault, before, after } of recoveries) {
    expect(after.writes, fault).toBeLessThanOrEqual(allowed(before));
    expect(after.runs, fault).toBeLessThanOrEqual(before.runs + 1);
  }
  expect(recoveries).toHaveLength(5);
  expect(await brokenInvariants(place.ask)).toEqual([]);
  expect(await judgeReceived(place)).toEqual([]);
});
