export type Connection = {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  readonly close: () => void;
};

/** What the runtime lends. `tlsName` asks for TLS and is the name that the certificate must carry. */
export type Network = {
  readonly resolve: (hostname: string) => Promise<readonly string[]>;
  readonly connect: (to: {
    readonly address: string;
    readonly port: number;
    readonly tlsName: string | null;
  }) => Promise<Connection>;
};

const MAX_ADDRESSES = 3;

export class Deadline extends Error {}

export const within = async <T>(
  ms: number,
  work: Promise<T>,
  onTimeout: () => void,
): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onTimeout();
      reject(new Deadline());
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** The other side may have closed it already, and then Deno refuses to do it again. */
export const closeQuietly = (connection: Connection | undefined): void => {
  try {
    connection?.close();
  } catch {
    // Closed is what was wanted.
  }
};

export const connectFirst = async (
  network: Network,
  url: URL,
  addresses: readonly string[],
  connectMs: number,
): Promise<Connection> => {
  const secure = url.protocol === "https:";
  const port = Number(url.port) || (secure ? 443 : 80);
  const tlsName = secure ? url.hostname.replace(/^\[|\]$/g, "") : null;
  // IPv4 first: many containers have an IPv6 resolver and no IPv6 route.
  const ordered = [...addresses].sort((a, b) => Number(a.includes(":")) - Number(b.includes(":")));
  let last: unknown = new Error("no address");
  for (const address of ordered.slice(0, MAX_ADDRESSES)) {
    const attempt = network.connect({ address, port, tlsName });
    // A connection that arrives after its deadline would stay open for ever.
    const abandon = (): void => void attempt.then(closeQuietly, () => undefined);
    try {
      return await within(connectMs, attempt, abandon);
    } catch (cause) {
      last = cause;
    }
  }
  throw last;
};
