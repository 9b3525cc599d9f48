import type { Graph } from "../graph/server.ts";

/** A message that the Graph API took, whether or not its answer arrived. */
export type Received = {
  readonly outboundId: number;
  readonly attempt: number;
  readonly customer: string;
  readonly at: number;
};

export type Book = {
  readonly received: readonly Received[];
  /** What the stand-in refused or cut before it did anything. */
  refused(): number;
  close(): void;
};

const callback = /^vg1\.(\d+)\.\d+\.(\d+)$/;

type Body = { readonly to?: unknown; readonly biz_opaque_callback_data?: unknown };

/** Keeps all that the stand-in was sent, in the order in which it came. */
export const openBook = (graph: Graph): Book => {
  const received: Received[] = [];
  let refused = 0;
  const close = graph.simulator.journal.listen((entry) => {
    if (entry.kind !== "graph" || entry.method !== "POST") return;
    const body = JSON.parse(entry.body) as Body;
    const [, id, attempt] = callback.exec(String(body.biz_opaque_callback_data)) ?? [];
    if (id === undefined) return;
    // Cut after: accepted, and nobody was told.
    if (entry.status !== 200 && !entry.fault?.includes("cut_after")) {
      refused += 1;
      return;
    }
    const customer = String(body.to);
    received.push({ outboundId: Number(id), attempt: Number(attempt), customer, at: entry.at });
  });
  return { received, refused: () => refused, close };
};
