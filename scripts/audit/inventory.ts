import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";
import { AuditSetupError } from "./setup-error.ts";
import type { AuditObject } from "./types.ts";

const arg = z.object({ name: z.string(), type: z.string(), hasDefault: z.boolean() });
const inventory = z.array(
  z.union([
    z.object({
      kind: z.literal("relation"),
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()),
      readable: z.array(z.string()).exactOptional(),
    }),
    z.object({
      kind: z.literal("routine"),
      schema: z.string(),
      name: z.string(),
      args: z.array(arg),
    }),
  ]),
);

/** The committed list of objects, for auditors who hold a URL and a key but no database password. */
export const readInventory = async (file: URL): Promise<readonly AuditObject[]> => {
  const text = await readFile(file, "utf8").catch(() => {
    throw new AuditSetupError(
      `${file.pathname} is missing.`,
      "Run npm run reference, or give --db-url.",
    );
  });
  return inventory.parse(JSON.parse(text));
};

/**
 * One object a line, so that a change of the schema reads as a change of lines. Who holds what is
 * left out: the system that is asked decides that, not the one the list was made from.
 */
export const printInventory = (objects: readonly AuditObject[]): string =>
  `[\n${objects.map((object) => `  ${JSON.stringify(object, withoutHeld)}`).join(",\n")}\n]\n`;

const withoutHeld = (key: string, value: unknown): unknown =>
  key === "anonMay" || key === "ownersRights" ? undefined : value;

export const listEdgeFunctions = async (folder: URL): Promise<AuditObject[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
    .map((entry) => ({ kind: "edge" as const, name: entry.name }));
};
