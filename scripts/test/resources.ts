import { type DatabaseOnly, type Stack, startDatabaseOnly, startStack } from "../stack/index.ts";
import { type Cloner, createCloner } from "./clones.ts";

/** What steps share. Each is made when a step first asks, and stopped at the end. */
export type Resources = {
  /** Migrated from zero, not seeded; work on clones. */
  readonly database: () => Promise<Cloner>;
  readonly postgres15: () => Promise<Cloner>;
  /** The whole stack, seeded, on PostgREST, with functions; its web is built and served by a step. */
  readonly stack: () => Promise<Stack>;
  stop(): Promise<void>;
};

export const debianPostgres15 = "/usr/lib/postgresql/15/bin";

type Stoppable = { stop(): Promise<void> };

const once = <T extends Stoppable>(make: () => Promise<T>) => {
  let made: Promise<T> | undefined;
  return {
    get: (): Promise<T> => {
      made ??= make();
      return made;
    },
    stop: async (): Promise<void> => {
      const running = await made?.catch(() => undefined);
      await running?.stop();
    },
  };
};

export const createResources = (): Resources => {
  const clonerOf = async (options: Parameters<typeof startDatabaseOnly>[0]): Promise<Cloner> =>
    createCloner(await startDatabaseOnly(options));
  const database = once(() => clonerOf({ migrations: true, seed: false, pgtap: true }));
  const postgres15 = once(() => clonerOf({ binDir: debianPostgres15, pgtap: true }));
  const stack = once(() => startStack({ web: false, seed: true }));
  return {
    database: database.get,
    postgres15: postgres15.get,
    stack: stack.get,
    stop: async () => {
      await Promise.all([database.stop(), postgres15.stop(), stack.stop()]);
    },
  };
};

export type { DatabaseOnly };
