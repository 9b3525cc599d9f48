import { postgrestRpc } from "../_shared/rpc.ts";
import { serviceHeaders } from "../_shared/secret-key.ts";
import { handler } from "./handler.ts";
import { environment } from "./schema.ts";

declare const Deno: {
  readonly env: { readonly toObject: () => Record<string, string> };
  readonly serve: (handle: (request: Request) => Promise<Response>) => unknown;
};

const env = environment.parse(Deno.env.toObject());

Deno.serve(
  handler({
    rpc: postgrestRpc(env.SUPABASE_URL, serviceHeaders(env)),
    trustedHops: env.INBOUND_TRUSTED_HOPS ?? 1,
    log: (event, fields) => console.log(JSON.stringify({ event, ...fields })),
  }),
);
