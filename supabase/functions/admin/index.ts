import { postgrestRpc } from "../_shared/rpc.ts";
import { log, readEnv, serve } from "../_shared/runtime.ts";
import { serviceHeaders } from "../_shared/secret-key.ts";
import { handler } from "./handler.ts";
import { environment } from "./schema.ts";

const env = environment.parse(readEnv());

serve(
  handler({
    rpc: postgrestRpc(env.SUPABASE_URL, serviceHeaders(env)),
    trustedHops: env.INBOUND_TRUSTED_HOPS ?? 1,
    log,
  }),
);
