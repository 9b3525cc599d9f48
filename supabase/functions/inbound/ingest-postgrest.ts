import type { z } from "zod";
import type { Rpc, RpcError } from "../_shared/rpc.ts";
import type { Store } from "./deps.ts";
import { ingested, ingestedTogether } from "./schema.ts";

type Answer<T> =
  | { readonly data: T; readonly error: null }
  | { readonly data: null; readonly error: RpcError };

/** Through the API, as everything else. */
export const postgrestStore = (rpc: Rpc): Store => {
  const call = async <T>(
    name: string,
    args: Record<string, unknown>,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>> => {
    const reply = await rpc(name, args);
    if (reply.error !== null) return { data: null, error: reply.error };
    const parsed = schema.safeParse(reply.data);
    if (parsed.success) return { data: parsed.data, error: null };
    // An answer that is none: whether it committed is unknown, and coming again changes nothing.
    return { data: null, error: { status: null, code: null, message: "reply_invalid" } };
  };
  return {
    one: (delivery) => call("ingest_delivery", { delivery }, ingested),
    many: (deliveries) => call("ingest_deliveries", { deliveries }, ingestedTogether),
  };
};
