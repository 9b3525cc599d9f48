import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StackError } from "./errors.ts";
import { nodeModules } from "./paths.ts";
import { findPostgres } from "./postgres-binaries.ts";

const archive = join(nodeModules, "@electric-sql/pglite-pgtap/dist/pgtap.tar.gz");

/** Puts pgTAP's SQL files beside the server's own extensions. Done once; cheap when already there. */
export const installPgtap = (shareDir: string = findPostgres().shareDir): void => {
  const target = join(shareDir, "extension");
  if (existsSync(join(target, "pgtap.control"))) return;
  if (!existsSync(archive)) throw new StackError("pgTAP is not installed.", "Run: npm ci");
  const scratch = mkdtempSync(join(tmpdir(), "vigie-pgtap-"));
  try {
    execFileSync("tar", ["-xzf", archive, "-C", scratch]);
    const files = join(scratch, "share/postgresql/extension");
    const sql = readdirSync(files).filter((name) => name.startsWith("pgtap"));
    // The control file last: two suites starting at once never see an extension without its SQL.
    sql.sort((a, b) => Number(a.endsWith(".control")) - Number(b.endsWith(".control")));
    for (const name of sql) copyFileSync(join(files, name), join(target, name));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
