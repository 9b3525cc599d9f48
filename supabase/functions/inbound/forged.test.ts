import { expect, test } from "vitest";
import { handler } from "./handler.ts";
import { pageBody, post, sign, textMessage, whatsappBody, world } from "./test-support.ts";

const bodies = [
  JSON.stringify(whatsappBody({ messages: [textMessage("Kayen? كاين 🍕 é")] })),
  JSON.stringify(
    whatsappBody({ statuses: [{ id: "w", status: "read", timestamp: "1790000000" }] }),
  ),
  JSON.stringify(pageBody("page", { message: { mid: "m", text: "\u00e9\u0000" } })),
].map((text) => new TextEncoder().encode(text));

/** Park and Miller: the same mutations in every run. */
const random = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

type Bytes = Uint8Array<ArrayBuffer>;

const join = (...parts: readonly Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));

const mutate = (body: Bytes, pick: (below: number) => number): Bytes => {
  const at = pick(body.length);
  const copy = new Uint8Array(body);
  switch (pick(5)) {
    case 0:
      return copy.slice(0, at);
    case 1:
      return join(copy.subarray(0, at), Uint8Array.of(pick(256)), copy.subarray(at));
    case 2:
      return join(copy.subarray(0, at), copy.subarray(at + 1 + pick(8)));
    case 3:
      copy[at] = pick(256);
      return copy;
    default:
      copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
      return copy;
  }
};

const same = (left: Bytes, right: Bytes): boolean =>
  left.length === right.length && left.every((byte, index) => byte === right[index]);

test("100,000 mutated bodies: none is taken without a signature of its own, and none is a 5xx", {
  timeout: 240_000,
}, async () => {
  const at = world();
  const answer = handler(at.deps);
  const pick = random(20_261_125);
  const signatures = bodies.map((body) => sign(body));
  let genuine = 0;
  const statuses = new Map<string, number>();
  const round = async (number: number): Promise<void> => {
    const which = number % bodies.length;
    const original = bodies[which] ?? new Uint8Array();
    const body = mutate(original, pick);
    // One in ten is signed anew: whatever it says, it came from Meta and is acknowledged.
    const resigned = number % 10 === 0;
    const signature = resigned ? sign(body) : (signatures[which] ?? "");
    const isGenuine = resigned || same(body, original);
    if (isGenuine) genuine += 1;
    const { status } = await answer(post(body, { "x-hub-signature-256": signature }));
    const key = `${isGenuine ? "genuine" : "forged"} ${status}`;
    statuses.set(key, (statuses.get(key) ?? 0) + 1);
  };
  // Many at once: the crypto library works beside.
  for (let start = 0; start < 100_000; start += 500) {
    await Promise.all(Array.from({ length: 500 }, (_, offset) => round(start + offset)));
  }
  expect([...statuses.keys()].sort()).toEqual(["forged 401", "genuine 200"]);
  expect(statuses.get("genuine 200")).toBe(genuine);
  expect(at.deliveries).toHaveLength(genuine);
});

test("every single bit of a body counts", async () => {
  const at = world();
  const answer = handler(at.deps);
  const original = bodies[0] ?? new Uint8Array();
  const signature = sign(original);
  for (let bit = 0; bit < original.length * 8; bit += 1) {
    const body = new Uint8Array(original);
    body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const { status } = await answer(post(body, { "x-hub-signature-256": signature }));
    expect(status).toBe(401);
  }
  expect(at.deliveries).toEqual([]);
});
