import { execFileSync } from "node:child_process";
import { StackError } from "./errors.ts";

export type ServerUser = { readonly uid: number; readonly gid: number };

const idOf = (flag: "-u" | "-g", user: string): number =>
  Number.parseInt(execFileSync("id", [flag, user], { encoding: "utf8", stdio: "pipe" }), 10);

/**
 * Postgres refuses to run as root. Under root it runs as the system's `postgres` user, or `nobody`:
 * nothing has to be created on the machine. Anyone else runs it as themselves.
 */
export const serverUser = (): ServerUser | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ["postgres", "nobody"]) {
    try {
      return { uid: idOf("-u", user), gid: idOf("-g", user) };
    } catch {
      // This user does not exist here: try the next.
    }
  }
  throw new StackError(
    "Postgres refuses to run as root and there is neither a postgres nor a nobody user.",
    "Run npm start as a normal user, or create one: useradd --system postgres",
  );
};
