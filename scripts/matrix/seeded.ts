import { readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { createDemoUsers } from "../stack/demo-users.ts";
import { projectRoot } from "../stack/paths.ts";
import { seedFiles } from "../stack/seed.ts";

const plants = ["plant.sql", "plant-depot.sql", "plant-messaging.sql"].map((name) =>
  join(projectRoot, "supabase/tests/security/matrix", name),
);

/** Demo users and data, then rows of two tenants in what the seed leaves empty. */
export const seedForMatrix = async (client: pg.Client): Promise<void> => {
  await createDemoUsers(client);
  for (const { sql } of seedFiles()) await client.query(sql);
  for (const plant of plants) await client.query(readFileSync(plant, "utf8"));
};
