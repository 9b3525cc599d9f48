import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { vigieDir } from "../stack/paths.ts";
import { startGraph } from "./server.ts";

/**
 * A stand-in of its own process, e.g. for a measurement that must not share the gateway's:
 * tsx scripts/graph/main.ts --port 4600 [--functions URL] [--secret S]
 */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    functions: { type: "string" },
    secret: { type: "string" },
    quiet: { type: "boolean", default: false },
  },
});

type Known = { functions_url: string; meta_app_secret: string; meta_verify_token: string };

const running = (): Known =>
  JSON.parse(
    readFileSync(process.env.VIGIE_STACK ?? join(vigieDir, "stack.json"), "utf8"),
  ) as Known;

const stack = values.functions !== undefined && values.secret !== undefined ? undefined : running();
const graph = await startGraph({
  port: Number(values.port),
  functionsUrl: values.functions ?? stack?.functions_url ?? "",
  appSecret: values.secret ?? stack?.meta_app_secret ?? "",
  verifyToken: stack?.meta_verify_token ?? "",
});
if (values.quiet)
  graph.simulator.set({
    record: false,
    sent_after_ms: null,
    delivered_after_ms: null,
    echoes: false,
  });
process.stdout.write(`${graph.url}\n`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void graph.close().then(() => process.exit(0)));
}
