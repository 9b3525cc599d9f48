/** What suites and tools may use of the stack; everything else here is its inside. */
export { startDatabaseOnly, type DatabaseOnly, type DatabaseOnlyOptions } from "./database-only.ts";
export { demoPassword, demoUsers, type DemoUser } from "./demo-users.ts";
export { StackError } from "./errors.ts";
export { installPgtap } from "./pgtap.ts";
export { signJwt } from "./secrets.ts";
export { type CliRun, runSupabase } from "./supabase-cli.ts";
export { startStack, type Stack, type StackOptions } from "./stack.ts";
export type { StackConfig } from "./stack-config.ts";
export { generateTypes, isTypesFileCurrent } from "./types.ts";
