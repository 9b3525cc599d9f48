import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { startDatabaseOnly } from "../stack/index.ts";
import { projectRoot } from "../stack/paths.ts";
import { accessMatrix } from "./document.ts";
import { seedForMatrix } from "./seeded.ts";

const file = "docs/reference/access-matrix.md";
const database = await startDatabaseOnly({ pgtap: false });
const client = new pg.Client({ connectionString: database.dbUrl });
try {
  await client.connect();
  await seedForMatrix(client);
  writeFileSync(join(projectRoot, file), await accessMatrix(client));
  console.log(`Wrote ${file}: read its diff before you commit it.`);
} finally {
  await client.end();
  await database.stop();
}
