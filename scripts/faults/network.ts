import type { AddressInfo } from "node:net";
import { connect, createServer, type Server, type Socket } from "node:net";

export type Weather = "fair" | "refused" | "cut_request" | "cut_answer";

/** The line between the sender and the Graph API, as bad as a test wants it. */
export type Network = {
  readonly url: string;
  /** Refused: nobody listens. Cut: the next `count` exchanges end before or within the answer. */
  set(weather: Weather, count?: number): Promise<void>;
  /** Everything in flight is cut now. */
  cutAll(): void;
  close(): Promise<void>;
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done((server.address() as AddressInfo).port));
  });

export const startNetwork = async (targetPort: number): Promise<Network> => {
  let weather: Weather = "fair";
  let left = 0;
  const open = new Set<Socket>();

  /** Whether this exchange is one of those that are cut. */
  const strikes = (when: Weather): boolean => {
    if (weather !== when || left <= 0) return false;
    left -= 1;
    return true;
  };

  const carry = (near: Socket): void => {
    const far = connect({ port: targetPort, host: "127.0.0.1", noDelay: true });
    near.setNoDelay(true);
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.once("close", () => {
        open.delete(socket);
        end();
      });
      socket.on("error", end);
    }
    near.on("data", (bytes) => {
      // Half a request: the other side never sees a message of it.
      if (strikes("cut_request")) end();
      else far.write(bytes);
    });
    far.on("data", (bytes) => {
      // It did its work, and half of what it said arrives.
      if (strikes("cut_answer")) near.write(bytes.subarray(0, bytes.length >> 1), end);
      else near.write(bytes);
    });
  };

  let server = createServer(carry);
  const port = await listen(server, 0);
  const stop = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      for (const socket of open) socket.destroy();
    });
  return {
    url: `http://127.0.0.1:${port}`,
    set: async (next, count = Number.POSITIVE_INFINITY) => {
      const wasRefused = weather === "refused";
      weather = next;
      left = count;
      if (next === "refused" && !wasRefused) await stop();
      if (next !== "refused" && wasRefused) {
        server = createServer(carry);
        await listen(server, port);
      }
    },
    cutAll: () => {
      for (const socket of open) socket.destroy();
    },
    close: stop,
  };
};
