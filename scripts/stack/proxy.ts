import {
  Agent,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from "node:http";
import { sendError, unavailable } from "./gateway-errors.ts";

export type Upstream = {
  readonly service: string;
  readonly port: number;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  /** Functions answer CORS themselves, as hosted. */
  readonly ownsCors?: boolean;
};

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const hopByHop = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade"]);

export const corsHeaders: OutgoingHttpHeaders = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers":
    "Content-Encoding, Content-Location, Content-Range, Content-Type, Date, Location, Server, Transfer-Encoding, Range-Unit, Preference-Applied, WWW-Authenticate, sb-error-code",
};

/** Passes a request on and its answer back, bodies streamed, errors unchanged. */
export const proxy = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  upstream: Upstream,
): void => {
  const forward = request(
    {
      host: "127.0.0.1",
      port: upstream.port,
      method: incoming.method,
      path: upstream.path,
      headers: upstream.headers,
      agent,
    },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answerHeaders(answer, upstream));
      answer.pipe(outgoing);
      answer.once("error", () => outgoing.destroy());
    },
  );
  forward.once("error", () => {
    // A caller who left needs no answer.
    if (!outgoing.destroyed) sendError(outgoing, unavailable(upstream.service));
  });
  outgoing.once("close", () => forward.destroy());
  incoming.pipe(forward);
};

const answerHeaders = (answer: IncomingMessage, upstream: Upstream): OutgoingHttpHeaders => {
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (hopByHop.has(name) || value === undefined) continue;
    if (!upstream.ownsCors && name.startsWith("access-control-")) continue;
    headers[name] = value;
  }
  return upstream.ownsCors ? headers : { ...headers, ...corsHeaders };
};
