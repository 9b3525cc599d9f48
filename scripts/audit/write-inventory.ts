import { readFile, writeFile } from "node:fs/promises";
import { enumerateCatalog } from "./catalog.ts";
import { printInventory } from "./inventory.ts";

// Part of npm run reference: the list that auditors without a database password use.
const INVENTORY = new URL("./inventory.json", import.meta.url);

const dbUrl = process.env.VIGIE_DB_URL;
if (!dbUrl) {
  console.error("VIGIE_DB_URL is missing: the address of a database that has all migrations.");
  process.exit(2);
}
const fresh = printInventory(await enumerateCatalog(dbUrl));
if (process.argv.includes("--check")) {
  const committed = await readFile(INVENTORY, "utf8").catch(() => "");
  if (committed !== fresh) {
    console.error("scripts/audit/inventory.json is stale. Run npm run reference and commit it.");
    process.exit(1);
  }
} else {
  await writeFile(INVENTORY, fresh);
}
