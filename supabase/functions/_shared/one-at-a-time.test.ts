import { expect, test } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

test("one run at a time, and whoever comes meanwhile shares the one that begins after", async () => {
  const ends: (() => void)[] = [];
  let runs = 0;
  const start = oneAtATime(async () => {
    runs += 1;
    const mine = runs;
    await new Promise<void>((done) => ends.push(done));
    if (mine === 1) throw new Error("a run that fails holds up no other");
    return mine;
  });
  const first = start().catch(() => "failed");
  await Promise.resolve();
  const others = [start(), start(), start()];
  expect(runs).toBe(1);
  ends[0]?.();
  expect(await first).toBe("failed");
  await new Promise((done) => setTimeout(done, 5));
  ends[1]?.();
  expect(await Promise.all(others)).toEqual([2, 2, 2]);
  expect(runs).toBe(2);
});

test("whoever comes back the moment a run ends does not run beside the one that waited for it", async () => {
  let running = 0;
  let most = 0;
  const start = oneAtATime(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, 2));
    running -= 1;
  });
  // Each goes on in another one at once, as a run does whose time was over.
  const runOn = async (times: number): Promise<void> => {
    await start();
    if (times > 0) await runOn(times - 1);
  };
  await Promise.all([runOn(5), runOn(5), runOn(5)]);
  expect(most).toBe(1);
});

test("a run that ended is not run again by whoever waited for it", async () => {
  let runs = 0;
  const start = oneAtATime(async () => {
    runs += 1;
    return runs;
  });
  expect(await start()).toBe(1);
  expect(await start()).toBe(2);
  expect(runs).toBe(2);
});
