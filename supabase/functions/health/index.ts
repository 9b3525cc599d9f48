import { log, readEnv, serve } from "../_shared/runtime.ts";
import { serviceHeaders } from "../_shared/secret-key.ts";
import { handler } from "./handler.ts";
import { readHealth } from "./probe.ts";
import { environment } from "./schema.ts";

const env = environment.parse(readEnv());

serve(
  handler({
    buildId: env.VIGIE_BUILD_ID,
    readHealth: readHealth(env.SUPABASE_URL, serviceHeaders(env)),
    log,
  }),
);
