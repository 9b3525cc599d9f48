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
  const others = [start(), start(), start()];
  expect(runs).toBe(1);
  ends[0]?.();
  expect(await first).toBe("failed");
  await new Promise((done) => setTimeout(done, 5));
  ends[1]?.();
  expect(await Promise.all(others)).toEqual([2, 2, 2]);
  expect(runs).toBe(2);
});
