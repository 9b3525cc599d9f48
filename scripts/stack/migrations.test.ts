import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { assertAppliedUnchanged, listMigrations } from "./migrations.ts";

let scratch = "";
let migrations = "";
const name = "20260101000000_first.sql";
const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "vigie-"));
  migrations = join(scratch, "migrations");
  mkdirSync(migrations);
  writeFileSync(join(migrations, name), "select 1;");
  writeFileSync(join(migrations, "README.md"), "not a migration");
});
afterEach(() => rmSync(scratch, { recursive: true }));

const applied = (hashes: Record<string, string>): void =>
  writeFileSync(join(scratch, "migrations.json"), JSON.stringify(hashes));

test("a database that applied nothing, or what is there, goes on", () => {
  assertAppliedUnchanged(scratch, migrations);
  applied({ [name]: hash("select 1;") });
  writeFileSync(join(migrations, "20260102000000_new.sql"), "select 2;");
  assertAppliedUnchanged(scratch, migrations);
  expect(listMigrations(migrations)).toEqual([name, "20260102000000_new.sql"]);
});

test("an edited or removed migration stops the start", () => {
  applied({ [name]: hash("select 0;") });
  expect(() => assertAppliedUnchanged(scratch, migrations)).toThrow(name);
  applied({ "20250101000000_gone.sql": hash("x"), [name]: hash("select 1;") });
  expect(() => assertAppliedUnchanged(scratch, migrations)).toThrow("20250101000000_gone.sql");
});
