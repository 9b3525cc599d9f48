import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { missingOptional, type Packages } from "./complete-lock.ts";
import { projectRoot } from "./paths.ts";

test("the lock file knows the binaries of every platform: npm ci refuses it otherwise", () => {
  const text = readFileSync(join(projectRoot, "package-lock.json"), "utf8");
  const { packages } = JSON.parse(text) as { packages: Packages };
  // Remedy: npm run lock
  expect(missingOptional(packages)).toEqual([]);
});

test("a binary that is wanted and not described is found", () => {
  const packages = {
    "node_modules/tool": { optionalDependencies: { "tool-darwin-arm64": "1.2.3" } },
  };
  expect(missingOptional(packages)).toEqual([["tool-darwin-arm64", "1.2.3"]]);
});
