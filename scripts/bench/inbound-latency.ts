import { Agent } from "node:http";
import { post, type Target } from "./inbound-http.ts";
import { signedWebhook } from "./inbound-work.ts";
import type { Figure } from "./print.ts";

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const waitUntil = (at: number): Promise<void> =>
  new Promise((done) => setTimeout(done, Math.max(0, at - performance.now())));

/** Open model: deliveries begin at their time whatever became of the ones before, and wait counts. */
const latencies = async (
  target: Target,
  perSecond: number,
  seconds: number,
  customers: number,
): Promise<number[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const started = performance.now();
  const all: Promise<number>[] = [];
  for (let i = 0; i < perSecond * seconds; i += 1) {
    const due = started + (i * 1000) / perSecond;
    if (due > performance.now()) await waitUntil(due);
    const sent = post(agent, target.url, signedWebhook(target.secret, customers));
    all.push(sent.then(() => performance.now() - due));
  }
  const times = await Promise.all(all);
  agent.destroy();
  return times.sort((a, b) => a - b);
};

/** What a sender waits for its acknowledgement at half of what is the most. */
export const atHalfLoad = async (
  target: Target,
  peakPerSecond: number,
  seconds: number,
  customers: number,
): Promise<Figure[]> => {
  const rate = Math.max(1, Math.round(peakPerSecond / 2));
  const times = await latencies(target, rate, seconds, customers);
  const note = `${rate} deliveries/s, ${times.length} of them`;
  const name = `${target.name}, acknowledgement at half load`;
  return [
    {
      name: `${name}, p50`,
      value: quantile(times, 0.5),
      unit: "ms",
      limit: { kind: "at most", value: 10 },
      note,
    },
    {
      name: `${name}, p99`,
      value: quantile(times, 0.99),
      unit: "ms",
      limit: { kind: "at most", value: 50 },
      note,
    },
  ];
};
