import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { createDemoUsers } from "../stack/demo-users.ts";
import { projectRoot, supabaseDir } from "../stack/paths.ts";

const plant = join(projectRoot, "supabase/tests/security/matrix/plant.sql");

/** Demo users and data, then rows of two tenants in what the seed leaves empty. */
export const seedForMatrix = async (client: pg.Client): Promise<void> => {
  await createDemoUsers(client);
  for (const file of [join(supabaseDir, "seed.sql"), plant]) {
    if (existsSync(file)) await client.query(readFileSync(file, "utf8"));
  }
};
