/** One HTTP/1.1 answer, read by hand from a connection that was opened to a checked address. */
export type Reply = {
  readonly status: number;
  /** Names in lower case; of several of one name the last. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The end was marked, so another request may follow. */
  readonly isReusable: boolean;
};

/** Null: the other side has closed. */
export type Source = () => Promise<Uint8Array | null>;

export class ReplyError extends Error {
  readonly reason: "network" | "response_invalid" | "response_too_large";
  constructor(reason: ReplyError["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

const MAX_HEAD_BYTES = 16_384;
const LF = 10;

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
};

type Cursor = {
  readonly line: () => Promise<string>;
  readonly take: (length: number) => Promise<Uint8Array<ArrayBuffer>>;
  readonly toEnd: (maxBytes: number) => Promise<Uint8Array<ArrayBuffer>>;
};

type Rest = { bytes: Uint8Array };

const refill = async (rest: Rest, source: Source): Promise<boolean> => {
  const chunk = await source();
  if (chunk === null) return false;
  rest.bytes = rest.bytes.byteLength === 0 ? chunk : joined([rest.bytes, chunk]);
  return true;
};

const takeBytes = async (
  rest: Rest,
  source: Source,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Uint8Array[] = [];
  let missing = length;
  while (missing > 0) {
    if (rest.bytes.byteLength === 0 && !(await refill(rest, source))) {
      throw new ReplyError("network");
    }
    const part = rest.bytes.subarray(0, missing);
    rest.bytes = rest.bytes.subarray(part.byteLength);
    missing -= part.byteLength;
    parts.push(part);
  }
  return joined(parts);
};

const cursorOf = (source: Source): Cursor => {
  const rest: Rest = { bytes: new Uint8Array() };
  let headBytes = 0;
  const line = async (): Promise<string> => {
    for (let end = rest.bytes.indexOf(LF); end < 0; end = rest.bytes.indexOf(LF)) {
      const isNothing = rest.bytes.byteLength === 0 && headBytes === 0;
      if (headBytes + rest.bytes.byteLength > MAX_HEAD_BYTES)
        throw new ReplyError("response_invalid");
      if (!(await refill(rest, source))) {
        throw new ReplyError(isNothing ? "network" : "response_invalid");
      }
    }
    const end = rest.bytes.indexOf(LF);
    headBytes += end + 1;
    if (headBytes > MAX_HEAD_BYTES) throw new ReplyError("response_invalid");
    const text = new TextDecoder("latin1").decode(rest.bytes.subarray(0, end));
    rest.bytes = rest.bytes.subarray(end + 1);
    return text.replace(/\r$/, "");
  };
  const take = (length: number): Promise<Uint8Array<ArrayBuffer>> => {
    headBytes = 0;
    return takeBytes(rest, source, length);
  };
  const toEnd = async (maxBytes: number): Promise<Uint8Array<ArrayBuffer>> => {
    do {
      if (rest.bytes.byteLength > maxBytes) throw new ReplyError("response_too_large");
    } while (await refill(rest, source));
    return joined([rest.bytes]);
  };
  return { line, take, toEnd };
};

const readHeaders = async (cursor: Cursor): Promise<ReadonlyMap<string, string>> => {
  const headers = new Map<string, string>();
  for (let text = await cursor.line(); text !== ""; text = await cursor.line()) {
    const parts = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):\s*(.*?)\s*$/.exec(text);
    if (parts === null) throw new ReplyError("response_invalid");
    headers.set((parts[1] ?? "").toLowerCase(), parts[2] ?? "");
  }
  return headers;
};

const readChunks = async (cursor: Cursor, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Uint8Array[] = [];
  let sum = 0;
  for (;;) {
    const size = /^([0-9a-fA-F]{1,8})\s*(?:;.*)?$/.exec(await cursor.line())?.[1];
    if (size === undefined) throw new ReplyError("response_invalid");
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    sum += length;
    if (sum > maxBytes) throw new ReplyError("response_too_large");
    parts.push(await cursor.take(length));
    await cursor.line();
  }
  await readHeaders(cursor);
  return joined(parts);
};

const readBody = async (
  cursor: Cursor,
  status: number,
  headers: ReadonlyMap<string, string>,
  maxBytes: number,
): Promise<{ readonly body: Uint8Array<ArrayBuffer>; readonly isMarked: boolean }> => {
  if (status === 204 || status === 304) return { body: new Uint8Array(), isMarked: true };
  if (/\bchunked$/i.test(headers.get("transfer-encoding") ?? "")) {
    return { body: await readChunks(cursor, maxBytes), isMarked: true };
  }
  const length = headers.get("content-length");
  if (length === undefined) return { body: await cursor.toEnd(maxBytes), isMarked: false };
  if (!/^\d{1,12}$/.test(length)) throw new ReplyError("response_invalid");
  if (Number(length) > maxBytes) throw new ReplyError("response_too_large");
  return { body: await cursor.take(Number(length)), isMarked: true };
};

export const readReply = async (source: Source, maxBytes: number): Promise<Reply> => {
  const cursor = cursorOf(source);
  for (;;) {
    const status = /^HTTP\/1\.[01] ([1-5]\d\d)(?: |$)/.exec(await cursor.line())?.[1];
    if (status === undefined) throw new ReplyError("response_invalid");
    const headers = await readHeaders(cursor);
    // 1xx are interim: the answer comes after them.
    if (status.startsWith("1")) continue;
    const { body, isMarked } = await readBody(cursor, Number(status), headers, maxBytes);
    const isClosing = /\bclose\b/i.test(headers.get("connection") ?? "");
    return { status: Number(status), headers, body, isReusable: isMarked && !isClosing };
  }
};
