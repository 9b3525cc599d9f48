import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { StackError } from "./errors.ts";
import { nodeModules } from "./paths.ts";

const packageDir = join(nodeModules, "deno");
const binary = join(packageDir, process.platform === "win32" ? "deno.exe" : "deno");

/** The installed Deno; its install script is run where npm was told to run none; else one on PATH. */
export const findDeno = (): string => {
  if (!existsSync(binary) && existsSync(join(packageDir, "install.cjs"))) {
    try {
      execFileSync(process.execPath, ["install.cjs"], { cwd: packageDir, stdio: "pipe" });
    } catch {
      // The platform's binary is missing: PATH may have one.
    }
  }
  if (existsSync(binary)) return binary;
  if (spawnSync("deno", ["--version"], { stdio: "ignore" }).status === 0) return "deno";
  throw new StackError(
    "Deno, which runs the functions, is not installed.",
    "Run: npm ci --include=optional, or start without them: npm start -- --no-functions",
  );
};
