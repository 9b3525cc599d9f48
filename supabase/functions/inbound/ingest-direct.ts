import { storableJson } from "../_shared/storable-json.ts";
import type { Ingest } from "./deps.ts";
import { ingested } from "./schema.ts";

/** The part of the driver that is needed: one statement with one text. */
export type Query = (statement: string, values: readonly string[]) => Promise<readonly unknown[]>;

const statement = "select public.ingest_delivery($1::text::jsonb) as result";
const TIMEOUT_MS = 10_000;

const codeOf = (cause: unknown): string | null => {
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : null;
};

const late = (ms: number): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error("timeout")), ms));

/** By a connection of our own, as a role that may hand in deliveries and nothing else. */
export const directIngest =
  (query: Query, timeoutMs = TIMEOUT_MS): Ingest =>
  async (delivery) => {
    try {
      const rows = await Promise.race([
        query(statement, [storableJson(delivery)]),
        late(timeoutMs),
      ]);
      const parsed = ingested.safeParse((rows[0] as { result?: unknown } | undefined)?.result);
      if (parsed.success) return { data: parsed.data, error: null };
      return { data: null, error: { status: null, code: null, message: "reply_invalid" } };
    } catch (cause) {
      const code = codeOf(cause);
      // A code is an answer of the server, which its class judges; without one none came.
      const status = code === null ? null : 400;
      return { data: null, error: { status, code, message: "refused" } };
    }
  };
