import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { FetchService } from "./auth.ts";
import type { FunctionsRunner } from "./functions.ts";
import * as refusal from "./gateway-errors.ts";
import { bearerOf, type Caller, identify, isValidJwt, leaksSecret } from "./gateway-keys.ts";
import { corsHeaders, proxy } from "./proxy.ts";
import type { Secrets } from "./secrets.ts";

export type GatewayOptions = {
  readonly port: number;
  readonly secrets: Secrets;
  /** PostgREST's port, or the service that stands in for it. */
  readonly rest: number | FetchService;
  readonly auth: FetchService;
  readonly storage: FetchService;
  readonly functions: FunctionsRunner;
  readonly isHealthy: () => Promise<boolean>;
};

type Handler = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  path: string,
) => void | Promise<void>;

/** Links in e-mails and redirects of sign-in providers cannot carry a key. */
const keylessAuth = /^\/auth\/v1\/(callback|authorize|verify|\.well-known\/[a-z][\w.-]*|health)$/;

/** Hosted functions answer their own preflights. */
const ownPreflight = new Set(["/functions/v1/", "/v1/inbound/", "/v1/admin/"]);

export const startGateway = async (options: GatewayOptions): Promise<Server> => {
  const routes: readonly (readonly [prefix: string, handler: Handler])[] = [
    ["/rest/v1/", restHandler(options)],
    ["/auth/v1/", authHandler(options)],
    ["/storage/v1/", storageHandler(options)],
    ["/functions/v1/", functionsHandler(options)],
    ["/v1/inbound/", originalPath(options, "inbound")],
    ["/v1/admin/", originalPath(options, "admin")],
  ];
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? "/";
    if (path === "/healthz") {
      void answerHealth(options, outgoing);
      return;
    }
    const route = routes.find(([prefix]) => path.startsWith(prefix) || isRoot(path, prefix));
    if (!route) return refusal.sendError(outgoing, refusal.notFound(path));
    if (incoming.method === "OPTIONS" && !ownPreflight.has(route[0]))
      return preflight(incoming, outgoing);
    void route[1](incoming, outgoing, path);
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(options.port, "127.0.0.1", done);
  });
  return server;
};

const isRoot = (path: string, prefix: string): boolean =>
  path.split("?")[0] === prefix.slice(0, -1);

const preflight = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
  outgoing.writeHead(204, {
    ...corsHeaders,
    "access-control-allow-methods": "GET, POST, PATCH, PUT, DELETE, OPTIONS, HEAD",
    "access-control-allow-headers":
      incoming.headers["access-control-request-headers"] ??
      "authorization, apikey, content-type, prefer",
    "access-control-max-age": "3600",
  });
  outgoing.end();
};

const answerHealth = async (options: GatewayOptions, outgoing: ServerResponse): Promise<void> => {
  const healthy = await options.isHealthy().catch(() => false);
  if (!healthy) return refusal.sendError(outgoing, refusal.unavailable("The database"));
  outgoing.writeHead(200, {
    "content-type": "application/json",
    "access-control-allow-origin": "*",
  });
  outgoing.end('{"status":"ok"}');
};

const authorize = (
  options: GatewayOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Caller | undefined => {
  const identified = identify(incoming.headers, options.secrets);
  if ("data" in identified) return identified.data;
  refusal.sendError(outgoing, identified.error);
  return undefined;
};

const restHandler = (options: GatewayOptions): Handler => {
  const { rest } = options;
  const standIn =
    typeof rest === "number" ? undefined : getRequestListener((request) => rest.fetch(request));
  return (incoming, outgoing, path) => {
    const caller = authorize(options, incoming, outgoing);
    if (!caller) return;
    const inner = path.slice("/rest/v1".length);
    // Hosted serves the API's description to secret keys only.
    if (/^\/?(\?|$)/.test(inner) && (caller.isUser || caller.role === "anon")) {
      return refusal.sendError(outgoing, refusal.schemaForbidden);
    }
    if (standIn) {
      // It knows the opaque keys itself, and takes a role from them, not from legacy tokens.
      const { publishableKey, secretKey } = options.secrets;
      setRawHeader(incoming, "apikey", caller.role === "anon" ? publishableKey : secretKey);
      setRawHeader(incoming, "authorization", caller.isUser ? `Bearer ${caller.token}` : undefined);
      return standIn(incoming, outgoing);
    }
    const { apikey: _, ...headers } = incoming.headers;
    const authorization = `Bearer ${caller.token}`;
    proxy(incoming, outgoing, {
      service: "PostgREST",
      port: rest as number,
      path: inner.startsWith("/") ? inner : `/${inner}`,
      headers: { ...headers, authorization },
    });
  };
};

/** In-process services read the raw list, so that is where a header must change. */
const setRawHeader = (incoming: IncomingMessage, name: string, value: string | undefined): void => {
  const kept: string[] = [];
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    const key = incoming.rawHeaders[index] ?? "";
    if (key.toLowerCase() !== name) kept.push(key, incoming.rawHeaders[index + 1] ?? "");
  }
  if (value !== undefined) kept.push(name, value);
  incoming.rawHeaders = kept;
};

const authHandler = (options: GatewayOptions): Handler => {
  const listener = getRequestListener((request) => options.auth.fetch(request));
  return (incoming, outgoing, path) => {
    if (!keylessAuth.test(path.split("?")[0] ?? "")) {
      const caller = authorize(options, incoming, outgoing);
      if (!caller) return;
      // Keys are the gateway's business: the Auth service sees users' tokens only.
      setRawHeader(incoming, "authorization", caller.isUser ? `Bearer ${caller.token}` : undefined);
    }
    for (const [name, value] of Object.entries(corsHeaders)) outgoing.setHeader(name, value ?? "");
    return listener(incoming, outgoing);
  };
};

/** It checks keys itself: its links carry none. */
const storageHandler = ({ storage }: GatewayOptions): Handler => {
  const listener = getRequestListener((request) => storage.fetch(request));
  return (incoming, outgoing) => {
    for (const [name, value] of Object.entries(corsHeaders)) outgoing.setHeader(name, value ?? "");
    return listener(incoming, outgoing);
  };
};

/** As every proxy does: what it saw itself goes behind what it was told. */
const forwardedFor = ({ headers, socket }: IncomingMessage): string =>
  [headers["x-forwarded-for"], socket.remoteAddress?.replace(/^::ffff:/, "")]
    .flat()
    .filter((part) => part !== undefined && part !== "")
    .join(", ");

/** Where the original's clients call; hosted, a proxy before the project does the same. */
const originalPath = (options: GatewayOptions, name: string): Handler => {
  const call = functionsHandler(options);
  return (incoming, outgoing, path) => call(incoming, outgoing, `/functions/v1/${name}${path}`);
};

const functionsHandler =
  (options: GatewayOptions): Handler =>
  async (incoming, outgoing, path) => {
    const name = /^\/functions\/v1\/([A-Za-z][A-Za-z0-9_-]*)/.exec(path)?.[1] ?? "";
    if (!options.functions.has(name))
      return refusal.sendError(outgoing, refusal.functionNotFound(name));
    if (leaksSecret(incoming.headers, options.secrets)) {
      return refusal.sendError(outgoing, refusal.secretInBrowser);
    }
    if (options.functions.verifiesJwt(name) && incoming.method !== "OPTIONS") {
      const token = bearerOf(incoming.headers);
      if (token === undefined) return refusal.sendError(outgoing, refusal.missingJwt);
      if (!isValidJwt(token, options.secrets.jwtSecret))
        return refusal.sendError(outgoing, refusal.invalidJwt);
    }
    try {
      const port = await options.functions.portOf(name);
      // Hosted hands the function the path that starts with its name.
      const inner = path.slice("/functions/v1".length);
      proxy(incoming, outgoing, {
        service: `The function ${name}`,
        port,
        path: inner,
        headers: {
          ...incoming.headers,
          "x-forwarded-host": incoming.headers.host,
          "x-forwarded-for": forwardedFor(incoming),
        },
        ownsCors: true,
      });
    } catch {
      refusal.sendError(outgoing, refusal.unavailable(`The function ${name}`));
    }
  };
