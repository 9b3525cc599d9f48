import { serviceHeaders } from "../_shared/secret-key.ts";
import { handler } from "./handler.ts";
import { readHealth } from "./probe.ts";
import { environment } from "./schema.ts";

declare const Deno: {
  readonly env: { readonly toObject: () => Record<string, string> };
  readonly serve: (handle: (request: Request) => Promise<Response>) => unknown;
};

const env = environment.parse(Deno.env.toObject());

Deno.serve(
  handler({
    buildId: env.VIGIE_BUILD_ID,
    readHealth: readHealth(env.SUPABASE_URL, serviceHeaders(env)),
    log: (event, fields) => console.log(JSON.stringify({ event, ...fields })),
  }),
);
