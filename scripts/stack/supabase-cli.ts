import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { StackError } from "./errors.ts";
import { nodeModules, projectRoot } from "./paths.ts";

export type CliRun = { readonly code: number; readonly stdout: string; readonly output: string };

const supabaseCli = join(nodeModules, "supabase/dist/supabase.js");

/** The CLI as a child: never asks, never phones home. */
export const runSupabase = (args: readonly string[]): Promise<CliRun> =>
  new Promise((done, fail) => {
    if (!existsSync(supabaseCli)) {
      fail(new StackError("The Supabase CLI is not installed.", "Run: npm ci"));
      return;
    }
    const child = spawn(process.execPath, [supabaseCli, ...args], {
      cwd: projectRoot,
      env: {
        ...process.env,
        DO_NOT_TRACK: "1",
        SUPABASE_TELEMETRY_DISABLED: "1",
        SUPABASE_NO_UPDATE_NOTIFIER: "1",
        NO_COLOR: "1",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let stdout = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => (output += chunk));
    child.once("error", fail);
    child.once("close", (code) => done({ code: code ?? 1, output, stdout }));
  });
