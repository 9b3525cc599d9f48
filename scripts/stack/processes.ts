import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync } from "node:fs";
import { StackError } from "./errors.ts";

export type Child = {
  readonly name: string;
  readonly pid: number;
  readonly identity: string;
  readonly logFile: string;
  readonly exited: Promise<number | null>;
  hasExited(): boolean;
  stop(signal?: NodeJS.Signals, graceMs?: number): Promise<void>;
};

export type SpawnRequest = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly options?: Pick<SpawnOptions, "cwd" | "env" | "uid" | "gid">;
};

/**
 * What tells a process from a later one that got the same number: its start time.
 * Empty when no such process lives.
 */
export const processIdentity = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "" : (fields[19] ?? "");
  } catch {
    return process.platform === "linux" ? "" : startTimeFromPs(pid);
  }
};

const startTimeFromPs = (pid: number): string => {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
};

export const isSameProcess = (pid: number, identity: string): boolean =>
  identity !== "" && processIdentity(pid) === identity;

/** Starts a child in its own group: Ctrl-C then reaches us alone, and we stop things in order. */
export const startChild = async (request: SpawnRequest): Promise<Child> => {
  // One log per run, and the one before: a failure is read without searching for where it began.
  if (existsSync(request.logFile)) renameSync(request.logFile, `${request.logFile}.1`);
  const log = openSync(request.logFile, "a");
  const child = spawn(request.command, [...request.args], {
    ...request.options,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  await new Promise<void>((done, fail) => {
    child.once("spawn", done);
    child.once("error", (error) =>
      fail(
        new StackError(`${request.name} could not be started: ${error.message}.`, "Run: npm ci"),
      ),
    );
  });
  return wrap(request, child);
};

const wrap = (request: SpawnRequest, child: ChildProcess): Child => {
  const pid = child.pid ?? 0;
  const exited = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  const hasExited = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    name: request.name,
    pid,
    identity: processIdentity(pid),
    logFile: request.logFile,
    exited,
    hasExited,
    stop: async (signal = "SIGTERM", graceMs = 5_000) => {
      if (hasExited()) return;
      child.kill(signal);
      const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
      await exited;
      clearTimeout(timer);
    },
  };
};

export const tail = (logFile: string, lines = 12): string => {
  try {
    return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
  } catch {
    return "";
  }
};

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Polls until the probe says yes, the child dies or the time is over. */
export const waitUntilReady = async (
  child: Child,
  probe: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (child.hasExited()) {
      throw new StackError(
        `${child.name} stopped while starting:\n${tail(child.logFile)}`,
        `Its whole log: ${child.logFile}`,
      );
    }
    const ready = await probe().catch((error: unknown) => {
      // A probe that knows that waiting is in vain says so.
      if (error instanceof StackError) throw error;
      return false;
    });
    if (ready) return;
    await sleep(40);
  }
  throw new StackError(
    `${child.name} was not ready after ${timeoutMs / 1000} s.`,
    `Read its log: ${child.logFile}`,
  );
};
