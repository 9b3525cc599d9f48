import {
  type Connection,
  closeQuietly,
  connectFirst,
  Deadline,
  type Network,
  within,
} from "../_shared/outbound-connection.ts";
import {
  type OutboundError,
  type OutboundPolicy,
  resolveOutboundUrl,
} from "../_shared/outbound-url.ts";

export type PostFailure = OutboundError | "network_error" | "timeout" | "response_invalid";
export type PostResult =
  | { readonly status: number; readonly retryAfter: string | null; readonly error: null }
  | { readonly status: null; readonly retryAfter: null; readonly error: PostFailure };

export type PostLimits = { readonly connectMs: number; readonly totalMs: number };

const MAX_HEAD_BYTES = 16_384;

const failed = (error: PostFailure): PostResult => ({ status: null, retryAfter: null, error });

/**
 * One POST to an address that was checked, written by hand because fetch resolves the name again.
 * Redirects are answers like any other, and the body of the answer is never read: nothing of what
 * a receiver says can reach a tenant.
 */
export const httpPost =
  (network: Network, policy: OutboundPolicy, limits: PostLimits) =>
  async (target: string, headers: Record<string, string>, body: string): Promise<PostResult> => {
    let open: Connection | undefined;
    const closeAll = (): void => closeQuietly(open);
    const exchange = async (): Promise<PostResult> => {
      const resolved = await resolveOutboundUrl(target, policy, network.resolve);
      if (resolved.error !== null) return failed(resolved.error);
      open = await connectFirst(
        network,
        resolved.data.url,
        resolved.data.addresses,
        limits.connectMs,
      );
      const [head] = await Promise.all([
        readHead(open.readable),
        send(open.writable, resolved.data.url, headers, body),
      ]);
      return head;
    };
    try {
      return await within(limits.totalMs, exchange(), closeAll);
    } catch (cause) {
      return failed(cause instanceof Deadline ? "timeout" : "network_error");
    } finally {
      closeAll();
    }
  };

const send = async (
  writable: WritableStream<Uint8Array>,
  url: URL,
  headers: Record<string, string>,
  body: string,
): Promise<void> => {
  const bytes = new TextEncoder().encode(body);
  const lines = [
    `POST ${url.pathname}${url.search} HTTP/1.1`,
    `host: ${url.host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, " ")}`),
    `content-length: ${bytes.byteLength}`,
    "connection: close",
  ];
  const head = new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`);
  const message = new Uint8Array(head.byteLength + bytes.byteLength);
  message.set(head);
  message.set(bytes, head.byteLength);
  const writer = writable.getWriter();
  try {
    await writer.write(message);
  } catch {
    // A receiver may answer and close before it has read all: its answer counts.
  } finally {
    writer.releaseLock();
  }
};

const readHead = async (readable: ReadableStream<Uint8Array>): Promise<PostResult> => {
  const reader = readable.getReader();
  let text = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (value) text += Array.from(value, (byte) => String.fromCharCode(byte)).join("");
      // 1xx are interim: the answer comes after them.
      text = text.replace(/^(HTTP\/1\.[01] 1\d\d[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n)+/, "");
      const end = text.indexOf("\r\n\r\n");
      if (end >= 0 && end <= MAX_HEAD_BYTES) return parseHead(text.slice(0, end));
      if (text.length > MAX_HEAD_BYTES) return failed("response_invalid");
      if (done) return failed(text === "" ? "network_error" : "response_invalid");
    }
  } finally {
    reader.releaseLock();
  }
};

const parseHead = (head: string): PostResult => {
  const [statusLine = "", ...lines] = head.split("\r\n");
  const status = /^HTTP\/1\.[01] ([2-5]\d\d)(?: |$)/.exec(statusLine)?.[1];
  if (status === undefined) return failed("response_invalid");
  const retryAfter = lines
    .map((line) => /^retry-after:\s*(\S.*?)\s*$/i.exec(line)?.[1])
    .find((value) => value !== undefined);
  return { status: Number(status), retryAfter: retryAfter ?? null, error: null };
};
