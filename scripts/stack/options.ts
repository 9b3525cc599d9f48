import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { StackOptions } from "./context.ts";
import { StackError } from "./errors.ts";
import { dataDirFor, defaultPortBase, vigieDir } from "./paths.ts";
import { portSpan } from "./ports.ts";

export const usage = `npm start -- [options]

  --fresh            forget the local data and begin anew (keys are kept)
  --port-base N      another stack on ports N+1 ... N+${portSpan}, with its own data (default ${defaultPortBase})
  --stack-file PATH  where to write the addresses and keys (default .vigie/stack.json)
  --no-web           without the web
  --no-functions     without the edge functions
  --no-seed          without demo users and demo data
  --no-scheduler     without the ticks that pg_cron makes on a hosted project
  --rest lite        the REST stand-in instead of PostgREST
  --help             this text`;

const definitions = {
  fresh: { type: "boolean" },
  "port-base": { type: "string" },
  "stack-file": { type: "string" },
  "no-web": { type: "boolean" },
  "no-functions": { type: "boolean" },
  "no-seed": { type: "boolean" },
  "no-scheduler": { type: "boolean" },
  rest: { type: "string" },
  help: { type: "boolean" },
} as const;

export type CommandLine = { readonly help: boolean; readonly stack: StackOptions };

export const parseCommandLine = (args: readonly string[]): CommandLine => {
  const values = readValues(args);
  const portBase = parsePortBase(values["port-base"]);
  if (values.rest !== undefined && values.rest !== "lite" && values.rest !== "postgrest") {
    throw new StackError(
      `--rest ${values.rest} is unknown.`,
      "Use --rest lite or --rest postgrest.",
    );
  }
  const file = values["stack-file"];
  return {
    help: values.help ?? false,
    stack: {
      portBase,
      dataDir: dataDirFor(portBase),
      fresh: values.fresh ?? false,
      web: !values["no-web"],
      functions: !values["no-functions"],
      seed: !values["no-seed"],
      scheduler: !values["no-scheduler"],
      rest: values.rest ?? "postgrest",
      durable: true,
      watch: true,
      functionsEnv: fromShell(process.env),
      // The last stack started is the one that tools find, unless told otherwise.
      stackFiles: [file === undefined ? join(vigieDir, "stack.json") : resolve(file)],
    },
  };
};

/** So that `ALERT_WEBHOOK_URL=... npm start` reaches the functions, as supabase/functions/.env does. */
const fromShell = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined &&
      /^(ALERT|NOTIFY|META|MEDIA|INBOUND|OUTBOUND|PUBLIC|VIGIE_GRAPH|VIGIE_INGEST)_/.test(name)
        ? [[name, value]]
        : [],
    ),
  );

const readValues = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: definitions, strict: true }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new StackError(`${reason}.`, "See: npm start -- --help");
  }
};

const parsePortBase = (text: string | undefined): number => {
  if (text === undefined) return defaultPortBase;
  const base = Number(text);
  if (Number.isInteger(base) && base >= 1024 && base + portSpan <= 65_535) return base;
  throw new StackError(
    `--port-base ${text} is not a number from 1024 to ${65_535 - portSpan}.`,
    "For example: npm start -- --port-base 55320",
  );
};
