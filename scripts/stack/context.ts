import type { Ports } from "./ports.ts";
import type { Child } from "./processes.ts";
import type { Progress } from "./progress.ts";
import type { ProjectConfig } from "./project-config.ts";
import type { RunRecord } from "./run-record.ts";
import type { Secrets } from "./secrets.ts";
import type { Teardown } from "./teardown.ts";

export type StackOptions = {
  /** Default: a free range. */
  readonly portBase?: number;
  /** Default: a throw-away folder under .vigie, removed by stop(). */
  readonly dataDir?: string;
  readonly fresh?: boolean;
  readonly web?: boolean;
  readonly functions?: boolean;
  readonly scheduler?: boolean;
  readonly seed?: boolean;
  /** Default: PostgREST where it is installed. */
  readonly rest?: "postgrest" | "lite";
  /** Keep data through a crash of the machine; off for suites, which are quicker without. */
  readonly durable?: boolean;
  /** Restart functions when their files change. */
  readonly watch?: boolean;
  /** What `supabase secrets set` gives functions when hosted, e.g. ALERT_WEBHOOK_URL. */
  readonly functionsEnv?: Readonly<Record<string, string>>;
  /** Further places for the config, e.g. .vigie/stack.json. */
  readonly stackFiles?: readonly string[];
  readonly log?: (line: string) => void;
};

/** What the steps of one start share. */
export type Context = {
  readonly options: StackOptions;
  readonly dataDir: string;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly project: ProjectConfig;
  readonly record: RunRecord;
  readonly teardown: Teardown;
  readonly step: Progress;
  readonly log: (line: string) => void;
};

/**
 * Every child is recorded as soon as it lives, so that even a killed start leaves nothing behind.
 * One that ends unasked is named: what fails next would only say that something does not answer.
 */
export const keep = (
  { record, teardown, log }: Context,
  child: Child,
  signal?: NodeJS.Signals,
): Child => {
  let isStopping = false;
  record.add(child);
  teardown.add(() => {
    isStopping = true;
    return child.stop(signal);
  });
  void child.exited.then(() => {
    if (isStopping) return;
    log(`\n${child.name} ended by itself; its log: ${child.logFile}`);
    log("→ Stop with Ctrl-C and start again: the data is kept.");
  });
  return child;
};
