import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { StackError } from "./errors.ts";
import { isSameProcess, processIdentity, sleep } from "./processes.ts";

type Entry = { readonly name: string; readonly pid: number; readonly identity: string };
type Run = { readonly main: Entry; readonly children: readonly Entry[] };

/** Who runs on a data folder: what a start that was killed leaves is found, and ended, by this. */
export type RunRecord = {
  add(child: Entry): void;
  remove(pid: number): void;
  clear(): void;
};

const fileIn = (dataDir: string): string => join(dataDir, "run.json");

const read = (dataDir: string): Run | undefined => {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), "utf8")) as Run;
  } catch {
    return undefined;
  }
};

/** Takes the folder, ending what an earlier run that was killed has left behind. */
export const claimDataDir = async (
  dataDir: string,
  log: (line: string) => void,
): Promise<RunRecord> => {
  makeUsable(dataDir);
  const earlier = read(dataDir);
  if (earlier && isSameProcess(earlier.main.pid, earlier.main.identity)) {
    throw new StackError(
      `A stack already runs on ${dataDir} (process ${earlier.main.pid}).`,
      "Stop it with Ctrl-C where it runs, or start a second one: npm start -- --port-base 55320",
    );
  }
  if (earlier) await endOrphans(earlier.children, log);
  return openRecord(dataDir);
};

/** True when nobody runs on the folder any more; what a killed run left running is ended first. */
export const endAbandonedRun = async (dataDir: string): Promise<boolean> => {
  const run = read(dataDir);
  if (!run) return true;
  if (isSameProcess(run.main.pid, run.main.identity)) return false;
  await endOrphans(run.children, () => undefined);
  return true;
};

/** Under root the database server is another user, and must be able to walk in. */
const makeUsable = (dataDir: string): void => {
  try {
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o755);
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StackError(
      `The data folder ${dataDir} cannot be used: ${reason}.`,
      "Make .vigie a folder that you own, or remove it.",
    );
  }
};

/** Only processes that we recorded, and that still are the ones that we recorded. */
const endOrphans = async (
  children: readonly Entry[],
  log: (line: string) => void,
): Promise<void> => {
  const alive = (): Entry[] => children.filter((child) => isSameProcess(child.pid, child.identity));
  const orphans = alive();
  if (orphans.length === 0) return;
  const list = orphans.map((child) => `${child.name} ${child.pid}`).join(", ");
  log(`The last run was killed and left ${list} running: ending them.`);
  // Fast shutdown for Postgres is SIGINT; the others end on it too.
  for (const orphan of orphans) process.kill(orphan.pid, "SIGINT");
  for (let waited = 0; waited < 5_000 && alive().length > 0; waited += 50) await sleep(50);
  for (const orphan of alive()) process.kill(orphan.pid, "SIGKILL");
};

const openRecord = (dataDir: string): RunRecord => {
  const main: Entry = { name: "vigie", pid: process.pid, identity: processIdentity(process.pid) };
  const children = new Map<number, Entry>();
  const save = (): void => {
    if (!existsSync(dataDir)) return;
    writeFileSync(fileIn(dataDir), JSON.stringify({ main, children: [...children.values()] }));
  };
  save();
  return {
    add: ({ name, pid, identity }) => {
      children.set(pid, { name, pid, identity });
      save();
    },
    remove: (pid) => {
      children.delete(pid);
      save();
    },
    clear: () => rmSync(fileIn(dataDir), { force: true }),
  };
};
