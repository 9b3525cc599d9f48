import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { projectRoot } from "../stack/paths.ts";
import { formatSql } from "./sql/format.ts";
import { lintSql } from "./sql/rules.ts";
import type { Finding } from "./sql/source.ts";

const IGNORED = new Set(["node_modules", ".git", ".vigie", ".temp", ".branches", "dist"]);

export const sqlFilesUnder = (path: string): string[] => {
  if (statSync(path).isFile()) return path.endsWith(".sql") ? [path] : [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !IGNORED.has(entry.name))
    .flatMap((entry) => sqlFilesUnder(join(path, entry.name)))
    .sort();
};

export const lintSqlFiles = async (paths: readonly string[]): Promise<Finding[]> => {
  const files = paths.flatMap(sqlFilesUnder);
  const findings = await Promise.all(
    files.map((file) => lintSql(relative(projectRoot, file), readFileSync(file, "utf8"))),
  );
  return findings.flat();
};

export const formatSqlFiles = (paths: readonly string[]): string[] =>
  paths.flatMap(sqlFilesUnder).filter((file) => {
    const before = readFileSync(file, "utf8");
    const after = formatSql(before);
    if (after !== before) writeFileSync(file, after);
    return after !== before;
  });

export const describe = ({ path, line, rule, message }: Finding): string =>
  `${path}:${line} ${rule}: ${message}`;
