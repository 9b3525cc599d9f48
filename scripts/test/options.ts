import { type Group, groups } from "./step.ts";

export type Options = { readonly only: readonly Group[]; readonly paths: readonly string[] };

const usage = `npm test                          everything
npm test -- --only pgtap,unit     some steps: ${groups.join(", ")}
npm test -- supabase/tests/access the tests whose path contains this`;

export class UsageError extends Error {}

const isGroup = (name: string): name is Group => groups.some((group) => group === name);

const readGroups = (list: string): Group[] => {
  const names = list.split(",").filter((name) => name !== "");
  const unknown = names.filter((name) => !isGroup(name));
  if (names.length === 0 || unknown.length > 0) {
    throw new UsageError(`Unknown step: ${unknown.join(", ") || "(none)"}.\n\n${usage}`);
  }
  return names.filter(isGroup);
};

export const readOptions = (args: readonly string[]): Options => {
  const only: Group[] = [];
  const paths: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "--help" || arg === "-h") throw new UsageError(usage);
    if (arg === "--only") {
      index += 1;
      only.push(...readGroups(args[index] ?? ""));
    } else if (arg.startsWith("--only=")) only.push(...readGroups(arg.slice("--only=".length)));
    else if (arg.startsWith("-")) throw new UsageError(`Unknown option: ${arg}.\n\n${usage}`);
    else paths.push(arg.replace(/^\.\//, ""));
  }
  return { only, paths };
};
