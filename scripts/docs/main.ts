import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startDatabaseOnly } from "../stack/index.ts";

// npm run reference [-- --check]: every page and list that is written from the catalog of a migrated
// database, on a database of its own unless VIGIE_DB_URL names one.
const writers = [
  "docs/permissions.ts",
  "docs/flags.ts",
  "docs/security-events.ts",
  "audit/write-inventory.ts",
];
const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));

const runAll = (dbUrl: string): boolean =>
  writers
    .map((writer) => {
      const script = fileURLToPath(new URL(`../${writer}`, import.meta.url));
      const { status } = spawnSync(process.execPath, [tsx, script, ...process.argv.slice(2)], {
        stdio: "inherit",
        env: { ...process.env, VIGIE_DB_URL: dbUrl },
      });
      return status === 0;
    })
    .every(Boolean);

const given = process.env.VIGIE_DB_URL;
if (given) {
  process.exitCode = runAll(given) ? 0 : 1;
} else {
  const database = await startDatabaseOnly({ pgtap: false });
  process.exitCode = runAll(database.dbUrl) ? 0 : 1;
  await database.stop();
}
