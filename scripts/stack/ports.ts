import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { StackError } from "./errors.ts";

export type Ports = {
  readonly base: number;
  readonly api: number;
  readonly db: number;
  readonly web: number;
  readonly rest: number;
  readonly restAdmin: number;
  readonly graph: number;
  /** Functions take this port and the following ones, one each. */
  readonly functions: number;
};

const FUNCTION_PORTS = 20;

/** The first two are those of `supabase start`, so that habits and tools keep working. */
export const portsFrom = (base: number): Ports => ({
  base,
  api: base + 1,
  db: base + 2,
  web: base + 3,
  rest: base + 4,
  restAdmin: base + 5,
  graph: base + 6,
  functions: base + 10,
});

export const portSpan = 10 + FUNCTION_PORTS;

export const isPortFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => done(true)));
  });

const hasListener = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });

const BORROWED_MS = 15_000;

/**
 * The system lends these numbers to outgoing connections too, for moments: a port on which nobody
 * listens comes back by itself, and only a listener is worth a refusal.
 */
const becomesFree = async (port: number): Promise<boolean> => {
  const until = Date.now() + BORROWED_MS;
  while (!(await isPortFree(port))) {
    if ((await hasListener(port)) || Date.now() > until) return false;
    await sleep(200);
  }
  return true;
};

const names = ["api", "db", "web", "rest", "restAdmin", "graph"] as const;

export const assertPortsFree = async (ports: Ports): Promise<void> => {
  const states = await Promise.all(names.map((name) => becomesFree(ports[name])));
  const taken = names.filter((_, index) => !states[index]);
  if (taken.length === 0) return;
  const list = taken.map((name) => `${ports[name]} (${name})`).join(", ");
  throw new StackError(
    `Port ${list} on 127.0.0.1 is taken by another program.`,
    `Stop that program, or choose other ports: npm start -- --port-base ${ports.base + 1000}`,
  );
};

/** For tests: a base whose fixed ports are free. Random, so that parallel suites rarely collide. */
export const findFreePortBase = async (): Promise<number> => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const base = 20_000 + Math.floor(Math.random() * 300) * 30;
    const ports = portsFrom(base);
    const free = await Promise.all(
      [...names.map((name) => ports[name]), ports.functions].map(isPortFree),
    );
    if (free.every(Boolean)) return base;
  }
  throw new StackError(
    "No free range of ports was found.",
    "End programs that listen on 127.0.0.1.",
  );
};
