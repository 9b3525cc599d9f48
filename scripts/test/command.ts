import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { nodeModules, projectRoot } from "../stack/paths.ts";

export type CommandResult = {
  readonly code: number;
  readonly output: string;
  readonly stdout: string;
};

const running = new Set<ChildProcess>();

/** For an interrupted run: nothing that it started outlives it. */
export const stopCommands = (): void => {
  for (const child of running) child.kill("SIGTERM");
};

export const runCommand = (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CommandResult> =>
  new Promise((done) => {
    const child = spawn(command, [...args], {
      cwd: projectRoot,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    let output = "";
    let stdout = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output += chunk;
    });
    child.once("error", (error) => done({ code: 127, output: error.message, stdout }));
    child.once("close", (code) => done({ code: code ?? 1, output, stdout }));
  });

/** A program that a package of ours brings, run by this Node. */
export const runPackage = (
  file: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<CommandResult> => runCommand(process.execPath, [join(nodeModules, file), ...args], env);

export const lastLines = (text: string, count = 40): string[] => {
  const lines = text.trimEnd().split("\n");
  const left = lines.length - count;
  return left > 0 ? [`(${left} lines before)`, ...lines.slice(-count)] : lines;
};
