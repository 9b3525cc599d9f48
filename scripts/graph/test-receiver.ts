import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type Received = {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly raw: Buffer;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

export type Receiver = {
  readonly url: string;
  readonly received: readonly Received[];
  /** What the next deliveries are answered; afterwards 200. */
  answerNext(...statuses: number[]): void;
  /** Resolves when that many have come. */
  has(count: number): Promise<readonly Received[]>;
  close(): Promise<void>;
};

/** Stands in for the functions: keeps what it gets, byte by byte. */
export const startReceiver = async (): Promise<Receiver> => {
  const received: Received[] = [];
  const planned: number[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { pathname: path, searchParams: query } = new URL(request.url ?? "/", "http://x");
      received.push({ path, query, raw: Buffer.concat(chunks), headers: request.headers });
      response.statusCode = planned.shift() ?? 200;
      response.end(query.get("hub.challenge") ?? "ok");
      for (const check of waiting) check();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerNext: (...statuses) => {
      planned.push(...statuses);
    },
    has: (count) =>
      new Promise((done) => {
        const check = (): void => {
          if (received.length < count) return;
          waiting.delete(check);
          done([...received]);
        };
        waiting.add(check);
        check();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};
