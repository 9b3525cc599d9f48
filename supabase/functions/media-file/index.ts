import { supabaseStore } from "../_shared/media-store.ts";
import { postgrestRpc } from "../_shared/rpc.ts";
import { publishableKey, serviceHeaders } from "../_shared/secret-key.ts";
import { handler } from "./handler.ts";
import { environment } from "./schema.ts";

declare const Deno: {
  readonly env: { readonly toObject: () => Record<string, string> };
  readonly serve: (handle: (request: Request) => Promise<Response>) => unknown;
};

const env = environment.parse(Deno.env.toObject());
const apikey = publishableKey(env);

Deno.serve(
  handler({
    rpcAs: (userToken) =>
      postgrestRpc(env.SUPABASE_URL, { apikey, authorization: `Bearer ${userToken}` }),
    store: supabaseStore(env.SUPABASE_URL, serviceHeaders(env)),
    log: (event, fields) => console.log(JSON.stringify({ event, ...fields })),
  }),
);
