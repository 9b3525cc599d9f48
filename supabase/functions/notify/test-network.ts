import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Duplex } from "node:stream";
import { connect as connectTls } from "node:tls";
import type { Connection, Network } from "../_shared/outbound-connection.ts";

/** The same network as in index.ts, on Node: tests run there. */
export const nodeNetwork = (resolve: Network["resolve"] = async () => ["127.0.0.1"]): Network => ({
  resolve,
  connect: ({ address, port, tlsName }) =>
    new Promise<Connection>((done, fail) => {
      const socket =
        tlsName === null
          ? connect({ host: address, port })
          : connectTls({ host: address, port, servername: tlsName });
      socket.once("error", fail);
      socket.once(tlsName === null ? "connect" : "secureConnect", () => {
        const { readable, writable } = Duplex.toWeb(socket);
        done({
          readable: readable as ReadableStream<Uint8Array>,
          writable: writable as WritableStream<Uint8Array>,
          close: () => socket.destroy(),
        });
      });
    }),
});

export type Received = { readonly headers: Record<string, string>; readonly body: string };

/** A receiver on this machine that keeps what it got and answers what the test wants. */
export const startReceiver = async (answer: RequestListener = (_, response) => response.end()) => {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      received.push({ headers, body: Buffer.concat(chunks).toString("utf8") });
      answer(request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
};
