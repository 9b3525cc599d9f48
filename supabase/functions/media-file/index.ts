import { supabaseStore } from "../_shared/media-store.ts";
import { postgrestRpc } from "../_shared/rpc.ts";
import { log, readEnv, serve } from "../_shared/runtime.ts";
import { publishableKey, serviceHeaders } from "../_shared/secret-key.ts";
import { handler } from "./handler.ts";
import { environment } from "./schema.ts";

const env = environment.parse(readEnv());
const apikey = publishableKey(env);

serve(
  handler({
    rpcAs: (userToken) =>
      postgrestRpc(env.SUPABASE_URL, { apikey, authorization: `Bearer ${userToken}` }),
    store: supabaseStore(env.SUPABASE_URL, serviceHeaders(env)),
    log,
  }),
);
