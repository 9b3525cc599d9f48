import { expect, test } from "vitest";
import { turnstile } from "./turnstile.ts";

const hold = () => {
  let open = (): void => undefined;
  const gate = new Promise<void>((done) => {
    open = done;
  });
  return { gate, open };
};

test("no more than its width at once, and the others in the order in which they came", async () => {
  const pass = turnstile(2, 10_000);
  const holds = Array.from({ length: 5 }, hold);
  const begun: number[] = [];
  const work = holds.map(({ gate }, index) =>
    pass(async () => {
      begun.push(index);
      await gate;
      return index;
    }),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  holds[1]?.open();
  expect(await work[1]).toBe(1);
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2]);
  for (const { open } of holds) open();
  expect(await Promise.all(work)).toEqual([0, 1, 2, 3, 4]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

test("whoever waited in vain is told, and takes nobody's place", async () => {
  const pass = turnstile(1, 20);
  const first = hold();
  const held = pass(() => first.gate);
  expect(await pass(async () => "never")).toBeUndefined();
  first.open();
  await held;
  expect(await pass(async () => "now")).toBe("now");
});

test("work that fails frees its place", async () => {
  const pass = turnstile(1, 1_000);
  await expect(pass(() => Promise.reject(new Error("x")))).rejects.toThrow("x");
  expect(await pass(async () => "next")).toBe("next");
});
