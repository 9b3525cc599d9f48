import type { Rpc } from "../_shared/rpc.ts";
import type { Ingest } from "./deps.ts";
import { ingested } from "./schema.ts";

/** Through the API, as everything else. */
export const postgrestIngest =
  (rpc: Rpc): Ingest =>
  async (delivery) => {
    const reply = await rpc("ingest_delivery", { delivery });
    if (reply.error !== null) return { data: null, error: reply.error };
    const parsed = ingested.safeParse(reply.data);
    if (parsed.success) return { data: parsed.data, error: null };
    // An answer that is none: whether it committed is unknown, and coming again changes nothing.
    return { data: null, error: { status: null, code: null, message: "reply_invalid" } };
  };
