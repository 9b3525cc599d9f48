import { randomUUID } from "node:crypto";
import type { HttpExchange, HttpRequest, HttpResult } from "../_shared/http-exchange.ts";
import type { Rpc } from "../_shared/rpc.ts";
import { type DispatchDeps, newLooks } from "./dispatch.ts";
import type { Item, Payload } from "./schema.ts";
import { lostLeases } from "./unreceived.ts";

let lastId = 0;

export const itemOf = (payload: Partial<Payload>, over: Partial<Item> = {}): Item => {
  lastId += 1;
  return {
    id: lastId,
    lease: randomUUID(),
    attempt: 1,
    channel: "whatsapp",
    identity: "100",
    account_id: "900",
    token_ref: "META_TOKEN_DEMO",
    api_base: null,
    to: { kind: "wa_id", value: "213661000001" },
    callback: `vg1.${lastId}.1.1`,
    idempotency_key: `reply:${lastId}`,
    category: "reply",
    in_reply_to: "wamid.IN",
    payload: { type: "text", text: "Bonjour", ...payload },
    ...over,
  };
};

export const answer = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResult => ({
  reply: {
    status,
    headers: new Map(Object.entries(headers)),
    body: new TextEncoder().encode(JSON.stringify(body)),
    isReusable: true,
  },
  error: null,
});

export const taken = (id = "wamid.OUT"): HttpResult => answer(200, { messages: [{ id }] });

/** A database that hands out these batches, one per claim, and keeps what it is told. */
export const fakeDatabase = (batches: (readonly unknown[])[]) => {
  const settled: Record<string, unknown>[] = [];
  const claims: Record<string, unknown>[] = [];
  const rpc: Rpc = async (name, args) => {
    if (name === "claim_outbound") {
      claims.push(args);
      const items = batches.shift() ?? [];
      return {
        data: { items, resume: { 1: ["2026-11-25T10:00:00+00:00", null, null] } },
        error: null,
      };
    }
    if (name === "release_unreceived") return { data: 0, error: null };
    const results = args.results as Record<string, unknown>[];
    settled.push(...results);
    return { data: { settled: results.length, sent: results.length, wake: false }, error: null };
  };
  return { rpc, settled, claims };
};

export const sendDeps = (exchange: HttpExchange) => {
  const requests: HttpRequest[] = [];
  const deps = {
    exchange: async (request: HttpRequest) => {
      requests.push(request);
      return exchange(request);
    },
    token: (name: string) => (name === "META_TOKEN_DEMO" ? "a-token" : undefined),
    graphUrl: "https://graph.facebook.com",
    allowsOwnBase: false,
    now: Date.now,
  };
  return { deps, requests };
};

export const dispatchDeps = (
  rpc: Rpc,
  exchange: HttpExchange,
  over: Partial<DispatchDeps> = {},
): DispatchDeps => ({
  ...sendDeps(exchange).deps,
  rpc,
  worker: "test",
  width: 10,
  looks: newLooks(),
  lost: lostLeases(over.now ?? Date.now),
  newLease: randomUUID,
  wait: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, 5))),
  idle: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, 5))),
  log: () => undefined,
  ...over,
});
