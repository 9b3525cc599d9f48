import { brokenInvariants } from "../../supabase/tests/messaging/invariants.ts";
import { seededRandom } from "../graph/random.ts";
import type { Act } from "./acts.ts";
import { type Courier, planLetters, sendLetters } from "./courier.ts";
import { judgeStored, type Verdict } from "./judge.ts";
import type { Place } from "./place.ts";
import { startTicks } from "./ticks.ts";
import type { Written } from "./webhooks.ts";

const SEED = 20_261_125;
const WIDTH = 32;

/** What is wrong at this moment, which may be any. */
export const brokenNow = async (
  place: Place,
  moment: string,
  { acknowledged }: Courier,
): Promise<Verdict> => {
  const broken = [
    ...(await judgeStored(place, new Set(acknowledged))),
    ...(await brokenInvariants(place.ask)),
  ];
  return broken.map((sentence) => `${moment}: ${sentence}`);
};

type Played = { readonly courier: Courier; readonly broken: Verdict };

/** Delivers the messages while one act follows the other, and looks after each. */
export const play = async (
  place: Place,
  messages: readonly Written[],
  acts: readonly Act[],
): Promise<Played> => {
  const courier = sendLetters(place, planLetters(messages, seededRandom(SEED)), WIDTH);
  const stopTicks = startTicks(place);
  const broken: string[] = [];
  for (const [index, { name, run }] of acts.entries()) {
    await courier.reaches((index + 1) / (acts.length + 2));
    await run(place);
    broken.push(...(await brokenNow(place, `after ${name}`, courier)));
  }
  await courier.done;
  await stopTicks();
  return { courier, broken };
};

/** Refusals ask to come again; nobody is ever told that a message is wrong. */
export const strangeAnswers = ({ statuses }: Courier): number[] =>
  [...statuses.keys()].filter((status) => ![0, 200, 503].includes(status));
