import type { z } from "zod";
import type { RpcError } from "../_shared/rpc.ts";
import { storableJson } from "../_shared/storable-json.ts";
import type { Store } from "./deps.ts";
import { ingested, ingestedTogether } from "./schema.ts";

/** The part of the driver that is needed: one statement with one text. */
export type Query = (statement: string, values: readonly string[]) => Promise<readonly unknown[]>;

type Answer<T> =
  | { readonly data: T; readonly error: null }
  | { readonly data: null; readonly error: RpcError };

const statement = (name: string): string => `select public.${name}($1::text::jsonb) as result`;
const TIMEOUT_MS = 10_000;

/** An SQLSTATE has a digit; EPIPE, which looks like one, is a broken line. */
const codeOf = (cause: unknown): string | null => {
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : null;
};

const late = (ms: number): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error("timeout")), ms));

const failed = (cause: unknown): RpcError => {
  const code = codeOf(cause);
  // A code is an answer of the server, which its class judges; without one none came.
  return { status: code === null ? null : 400, code, message: "refused" };
};

/** By a connection of our own, as a role that may hand in deliveries and nothing else. */
export const directStore = (query: Query, timeoutMs = TIMEOUT_MS): Store => {
  const call = async <T>(
    name: string,
    argument: unknown,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>> => {
    try {
      const asked = query(statement(name), [storableJson(argument)]);
      const rows = await Promise.race([asked, late(timeoutMs)]);
      const parsed = schema.safeParse((rows[0] as { result?: unknown } | undefined)?.result);
      if (parsed.success) return { data: parsed.data, error: null };
      return { data: null, error: { status: null, code: null, message: "reply_invalid" } };
    } catch (cause) {
      return { data: null, error: failed(cause) };
    }
  };
  return {
    one: (delivery) => call("ingest_delivery", delivery, ingested),
    many: (deliveries) => call("ingest_deliveries", deliveries, ingestedTogether),
  };
};
