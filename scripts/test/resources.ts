import { startDatabaseOnly } from "../stack/index.ts";
import { type Cloner, createCloner } from "./clones.ts";
import { startTestStack, type TestStack } from "./test-stack.ts";

/** What steps share. Each is made when a step first asks, and stopped at the end. */
export type Resources = {
  /** Migrated from zero, not seeded; work on clones. */
  readonly database: () => Promise<Cloner>;
  readonly postgres15: () => Promise<Cloner>;
  /** Seeded, with functions, on PostgREST. */
  readonly stack: () => Promise<TestStack>;
  /** The same for the browser alone: its clicks and other tests' requests never meet. */
  readonly webStack: () => Promise<TestStack>;
  /** Seeded, on the fallback for PostgREST. */
  readonly liteStack: () => Promise<TestStack>;
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
  const stack = once(() => startTestStack({ web: false }));
  const webStack = once(() => startTestStack({ web: false }));
  const liteStack = once(() => startTestStack({ web: false, functions: false, rest: "lite" }));
  const all = [database, postgres15, stack, webStack, liteStack];
  return {
    database: database.get,
    postgres15: postgres15.get,
    stack: stack.get,
    webStack: webStack.get,
    liteStack: liteStack.get,
    stop: async () => {
      await Promise.all(all.map((one) => one.stop()));
    },
  };
};
