import type { Rpc, RpcError } from "../_shared/rpc.ts";
import type { Channel, Item } from "./parse/item.ts";
import type { Ingested, Settings } from "./schema.ts";
import type { Verify } from "./signature.ts";

export type Delivery = {
  readonly source: "meta" | "partner";
  readonly channel: Channel;
  readonly correlation_id: string;
  readonly body_hash: string;
  readonly client_id?: string;
  readonly items: readonly Item[];
};

export type IngestResult =
  | { readonly data: Ingested; readonly error: null }
  | { readonly data: null; readonly error: RpcError };

/** One delivery: stored when it answers without an error. */
export type Ingest = (delivery: Delivery) => Promise<IngestResult>;

/** In the order of the deliveries; null: nothing became of this one, it has to come alone. */
export type TogetherResult =
  | { readonly data: readonly (Ingested | null)[]; readonly error: null }
  | { readonly data: null; readonly error: RpcError };

/** One call, one transaction. Two adapters: PostgREST, and a driver that connects by itself. */
export type Store = {
  readonly one: Ingest;
  readonly many: (deliveries: readonly Delivery[]) => Promise<TogetherResult>;
};

export type Deps = {
  readonly verify: Verify;
  /** Two during a rotation. */
  readonly verifyTokens: readonly string[];
  /** The token that all senders of the original shared; empty where there is none. */
  readonly legacyTokens: readonly string[];
  readonly settings: (channel: Channel) => Promise<Settings>;
  /** The stand-in of the Graph API where there is one; its files come from its own address. */
  readonly graphOrigins: readonly string[];
  /** How many proxies stand before this function and append to `x-forwarded-for`. */
  readonly trustedHops: number;
  readonly rpc: Rpc;
  readonly ingest: Ingest;
  /** Messages wait to be sent: tell the sender, without waiting for it. */
  readonly wake: () => void;
  /** Files wait to be fetched: tell the fetcher, in the same way. */
  readonly wakeMedia: () => void;
  /** A burst is due in so many milliseconds: answer it then. */
  readonly answerTurns: (inMs: number) => void;
  /** Work that goes on after the answer. */
  readonly later: (work: Promise<unknown>) => void;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

export type Call = {
  readonly request: Request;
  readonly channel: Channel;
  readonly settings: Settings;
  readonly correlationId: string;
  readonly ip: string;
  /** How many addresses `x-forwarded-for` names: what INBOUND_TRUSTED_HOPS is set by. */
  readonly hops: number;
};
