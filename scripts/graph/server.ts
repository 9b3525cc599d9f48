import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { Hono, type MiddlewareHandler } from "hono";
import { controlRoutes } from "./control-routes.ts";
import type { Env } from "./graph-call.ts";
import { graphRoutes } from "./graph-routes.ts";
import { createSimulator, type Simulator, type SimulatorOptions } from "./simulator.ts";

export type Graph = {
  readonly url: string;
  readonly simulator: Simulator;
  close(): Promise<void>;
};

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;
const loopbackOrigin = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Whoever controls the stand-in writes in the name of customers: only programs and pages of this
 * machine may. A page from elsewhere is known by its origin, a name that was turned to 127.0.0.1 by
 * the host.
 */
const onlyLoopback: MiddlewareHandler<Env> = async (context, next) => {
  const origin = context.req.header("origin");
  const isAllowed =
    loopbackHost.test(context.req.header("host") ?? "") &&
    (origin === undefined || loopbackOrigin.test(origin));
  if (!isAllowed) return Response.json({ error: "loopback_only" }, { status: 403 });
  if (context.req.method === "OPTIONS")
    return new Response(null, { status: 204, headers: cors(origin) });
  await next();
  for (const [name, value] of Object.entries(cors(origin))) context.res.headers.set(name, value);
  return undefined;
};

const cors = (origin: string | undefined): Record<string, string> =>
  origin === undefined
    ? {}
    : {
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "GET, POST, PATCH, DELETE, OPTIONS",
        "access-control-allow-headers": "content-type, last-event-id",
        "access-control-max-age": "600",
        vary: "origin",
      };

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done((server.address() as AddressInfo).port));
  });

/** The Graph API of this machine. Port 0: a free one. */
export const startGraph = async (options: SimulatorOptions & { port: number }): Promise<Graph> => {
  const simulator = createSimulator(options);
  const app = new Hono<Env>();
  const server = createServer(
    getRequestListener((request, env) => app.fetch(request, env as HttpBindings)),
  );
  const url = `http://127.0.0.1:${await listen(server, options.port)}`;
  app.use("/_sim/*", onlyLoopback);
  app.route("/_sim", controlRoutes(simulator, url, randomUUID()));
  app.route("/", graphRoutes(simulator, url));
  app.notFound(() =>
    Response.json({ error: { message: "Unknown path", code: 2500 } }, { status: 404 }),
  );
  return {
    url,
    simulator,
    close: async () => {
      simulator.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
