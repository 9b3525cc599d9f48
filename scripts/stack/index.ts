// biome-ignore-all lint/performance/noBarrelFile: the one door for suites and tools; the rest is inside.

export type { StackOptions } from "./context.ts";
export type { Crash } from "./crash.ts";
export { type DatabaseOnly, type DatabaseOnlyOptions, startDatabaseOnly } from "./database-only.ts";
export { type DemoUser, demoPassword, demoUsers } from "./demo-users.ts";
export { StackError } from "./errors.ts";
export { installPgtap } from "./pgtap.ts";
export { signJwt } from "./secrets.ts";
export { type Stack, startStack } from "./stack.ts";
export type { StackConfig } from "./stack-config.ts";
export { type CliRun, runSupabase } from "./supabase-cli.ts";
export { generateTypes, isTypesFileCurrent } from "./types.ts";
