import { existsSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { projectRoot } from "../stack/paths.ts";

const IGNORED = new Set([
  "node_modules",
  ".git",
  ".vigie",
  ".temp",
  ".branches",
  "dist",
  "coverage",
]);

/** Paths relative to the project, with forward slashes, sorted. */
export const filesUnder = (folder: string, ending: RegExp): string[] => {
  const walk = (dir: string): string[] =>
    readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
      if (IGNORED.has(entry.name)) return [];
      const path = join(dir, entry.name);
      if (entry.isDirectory()) return walk(path);
      return ending.test(entry.name) ? [relative(projectRoot, path).split(sep).join("/")] : [];
    });
  const root = join(projectRoot, folder);
  return existsSync(root) ? walk(root).sort() : [];
};

export const matching = (files: readonly string[], parts: readonly string[]): string[] =>
  parts.length === 0
    ? [...files]
    : files.filter((file) => parts.some((part) => file.includes(part)));
