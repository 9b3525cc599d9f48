import { type Reply, ReplyError, readReply } from "./http-reply.ts";
import {
  type Connection,
  closeQuietly,
  connectFirst,
  Deadline,
  type Network,
  within,
} from "./outbound-connection.ts";
import { type OutboundError, type OutboundPolicy, resolveOutboundUrl } from "./outbound-url.ts";

export type HttpRequest = {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly maxBytes: number;
};

/** Whether a byte of the request may have arrived: then nobody but the receiver knows what became of it. */
export type HttpFailure = {
  readonly isSent: boolean;
  readonly reason: OutboundError | ReplyError["reason"] | "timeout";
};
export type HttpResult =
  | { readonly reply: Reply; readonly error: null }
  | { readonly reply: null; readonly error: HttpFailure };
export type HttpExchange = (request: HttpRequest) => Promise<HttpResult>;

export type Limits = { readonly connectMs: number; readonly totalMs: number };

/** Kept shorter than any server keeps it: a request on a line that just closed would be a guess. */
const IDLE_MS = 2_000;
const MAX_IDLE = 64;

type Line = {
  readonly connection: Connection;
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly writer: WritableStreamDefaultWriter<Uint8Array>;
  /** The read that watches an idle line: whatever ends it, the line is over. */
  watch: Promise<Uint8Array | null> | null;
  isOver: boolean;
  idleSince: number;
};

const lineOf = (connection: Connection): Line => ({
  connection,
  reader: connection.readable.getReader(),
  writer: connection.writable.getWriter(),
  watch: null,
  isOver: false,
  idleSince: 0,
});

const readOnce = async (line: Line): Promise<Uint8Array | null> => {
  const { value, done } = await line.reader.read();
  return done || value === undefined ? null : value;
};

const sourceOf = (line: Line) => (): Promise<Uint8Array | null> => {
  const watched = line.watch;
  line.watch = null;
  return watched ?? readOnce(line);
};

const hangUp = (line: Line | undefined): void => {
  if (line === undefined) return;
  line.isOver = true;
  line.reader.cancel().catch(() => undefined);
  closeQuietly(line.connection);
};

const pool = (now: () => number) => {
  const idle = new Map<string, Line[]>();
  return {
    take: (key: string): Line | undefined => {
      const lines = idle.get(key) ?? [];
      for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
        if (!line.isOver && now() - line.idleSince < IDLE_MS) return line;
        hangUp(line);
      }
      return undefined;
    },
    park: (key: string, line: Line): void => {
      const lines = idle.get(key) ?? [];
      if (lines.length >= MAX_IDLE) {
        hangUp(line);
        return;
      }
      line.idleSince = now();
      const watch = readOnce(line);
      line.watch = watch;
      const over = (): void => {
        if (line.watch === watch) hangUp(line);
      };
      watch.then(over, over);
      idle.set(key, [...lines, line]);
    },
  };
};

const bytesOf = ({ method, headers, body }: HttpRequest, url: URL): Uint8Array => {
  const payload = new TextEncoder().encode(body ?? "");
  const lines = [
    `${method} ${url.pathname}${url.search} HTTP/1.1`,
    `host: ${url.host}`,
    ...Object.entries(headers).map(
      ([name, value]) => `${name}: ${value.replace(/[^\x20-\x7e]/g, " ")}`,
    ),
    ...(method === "POST" ? [`content-length: ${payload.byteLength}`] : []),
  ];
  const head = new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`);
  const message = new Uint8Array(head.byteLength + payload.byteLength);
  message.set(head);
  message.set(payload, head.byteLength);
  return message;
};

class Refused extends Error {
  readonly reason: OutboundError;
  constructor(reason: OutboundError) {
    super(reason);
    this.reason = reason;
  }
}

const reasonOf = (cause: unknown): HttpFailure["reason"] => {
  if (cause instanceof Deadline) return "timeout";
  if (cause instanceof ReplyError || cause instanceof Refused) return cause.reason;
  return "network";
};

/**
 * Requests to addresses that were checked, over lines that are used again. Written by hand because
 * fetch resolves the name again, and cannot tell whether a request left before it failed.
 */
export const httpExchange = (
  network: Network,
  policy: OutboundPolicy,
  limits: Limits,
  now: () => number = Date.now,
): HttpExchange => {
  const lines = pool(now);
  const open = async (target: string): Promise<Line> => {
    const resolved = await resolveOutboundUrl(target, policy, network.resolve);
    if (resolved.error !== null) throw new Refused(resolved.error);
    const { url, addresses } = resolved.data;
    return lineOf(await connectFirst(network, url, addresses, limits.connectMs));
  };
  return async (request) => {
    let line: Line | undefined;
    let isSent = false;
    let isGivenUp = false;
    const giveUp = (): void => {
      isGivenUp = true;
      hangUp(line);
    };
    const work = async (): Promise<Reply> => {
      const { origin } = new URL(request.url);
      line = lines.take(origin) ?? (await open(request.url));
      // Given up while it connected: what was reported as not sent must not leave now.
      if (isGivenUp) throw new Deadline();
      isSent = true;
      // A receiver may answer and close before it has read all: its answer counts.
      line.writer.write(bytesOf(request, new URL(request.url))).catch(() => undefined);
      const reply = await readReply(sourceOf(line), request.maxBytes);
      if (reply.isReusable) lines.park(origin, line);
      else hangUp(line);
      return reply;
    };
    try {
      return { reply: await within(limits.totalMs, work(), giveUp), error: null };
    } catch (cause) {
      giveUp();
      return { reply: null, error: { isSent, reason: reasonOf(cause) } };
    }
  };
};
