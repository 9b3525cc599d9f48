import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StackError } from "../stack/index.ts";
import { projectRoot } from "../stack/paths.ts";
import { findPostgres } from "../stack/postgres-binaries.ts";

/** Pinned here and not in package.json: 230 MB, a Node of their own included, for one benchmark. */
const PEERS = ["pg-boss@12.38.0", "graphile-worker@0.18.0", "@electric-sql/pglite-pgmq@0.0.6"];
const NODE = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const NODE_VERSION = "22.23.3";
const folder = join(projectRoot, ".vigie", "bench-peers");

export type Peers = { readonly folder: string; readonly node: string };

/** What the queues beside ours need, installed once under .vigie. */
export const installPeers = (log: (line: string) => void): Peers => {
  const wanted = [...PEERS, `${NODE}@${NODE_VERSION}`];
  const node = join(folder, "node_modules", NODE, "bin", "node");
  if (!existsSync(join(folder, "node_modules", "pg-boss")) || !existsSync(node)) {
    log(`installing ${wanted.join(", ")} under .vigie`);
    mkdirSync(folder, { recursive: true });
    try {
      execFileSync(
        "npm",
        [
          "install",
          "--prefix",
          folder,
          "--no-audit",
          "--no-fund",
          "--ignore-scripts",
          "--save-exact",
          ...wanted,
        ],
        { stdio: "pipe" },
      );
    } catch (cause) {
      throw new StackError(
        `The queues to compare with cannot be installed: ${String(cause)}`,
        "They come from the npm registry; remove .vigie/bench-peers after a broken download.",
      );
    }
  }
  installPgmq(join(findPostgres().shareDir, "extension"));
  return { folder, node };
};

/** pgmq is SQL: its files go beside the server's own extensions. */
const installPgmq = (target: string): void => {
  if (existsSync(join(target, "pgmq.control"))) return;
  const scratch = mkdtempSync(join(tmpdir(), "vigie-pgmq-"));
  const archive = join(folder, "node_modules/@electric-sql/pglite-pgmq/dist/pgmq.tar.gz");
  try {
    execFileSync("tar", ["-xzf", archive, "-C", scratch]);
    const files = join(scratch, "share/postgresql/extension");
    const sql = readdirSync(files).filter((name) => name.startsWith("pgmq"));
    sql.sort((a, b) => Number(a.endsWith(".control")) - Number(b.endsWith(".control")));
    for (const name of sql) copyFileSync(join(files, name), join(target, name));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
