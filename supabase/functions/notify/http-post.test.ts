import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { Network } from "../_shared/outbound-connection.ts";
import { httpPost } from "./http-post.ts";
import { nodeNetwork, startReceiver } from "./test-network.ts";

// Generous where an answer is expected: a busy machine is no defect. Short where none comes.
const limits = { connectMs: 5_000, totalMs: 15_000 };
const short = { connectMs: 500, totalMs: 700 };
const local = { allowLoopback: true };
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const rawServer = async (onConnect: (write: (text: string) => void) => void): Promise<string> => {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    onConnect((text) => void (socket.writable && socket.write(text)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
};

test("the body arrives byte for byte, with its headers", async () => {
  const receiver = await startReceiver();
  closers.push(receiver.close);
  const body = JSON.stringify({ text: "Dépôt Daipn · مستودع · 🚨" });
  const post = httpPost(nodeNetwork(), local, limits);
  const result = await post(`${receiver.url}?a=1`, { "webhook-id": "msg_1" }, body);
  expect(result).toEqual({ status: 200, retryAfter: null, error: null });
  expect(receiver.received[0]?.body).toBe(body);
  expect(receiver.received[0]?.headers["webhook-id"]).toBe("msg_1");
});

test("a redirect is an answer, not a second request", async () => {
  const hits: string[] = [];
  const trap = await startReceiver((_, response) => {
    hits.push("trap");
    response.end();
  });
  const receiver = await startReceiver((_, response) =>
    response.writeHead(302, { location: trap.url }).end(),
  );
  closers.push(trap.close, receiver.close);
  const result = await httpPost(nodeNetwork(), local, limits)(receiver.url, {}, "{}");
  expect(result.status).toBe(302);
  expect(hits).toEqual([]);
});

test("Retry-After is handed on", async () => {
  const receiver = await startReceiver((_, response) =>
    response.writeHead(429, { "Retry-After": "120" }).end("slow down"),
  );
  closers.push(receiver.close);
  const result = await httpPost(nodeNetwork(), local, limits)(receiver.url, {}, "{}");
  expect(result).toEqual({ status: 429, retryAfter: "120", error: null });
});

test("interim answers are skipped", async () => {
  const url = await rawServer((write) => {
    write("HTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
  });
  const result = await httpPost(nodeNetwork(), local, limits)(url, {}, "{}");
  expect(result.status).toBe(204);
});

test("a receiver that never answers is given up after the total time", async () => {
  const url = await rawServer(() => undefined);
  const result = await httpPost(nodeNetwork(), local, short)(url, {}, "{}");
  expect(result.error).toBe("timeout");
});

test("a receiver that drips one byte at a time is given up too", async () => {
  const url = await rawServer((write) => {
    const timer = setInterval(() => write("H"), 50);
    closers.push(() => clearInterval(timer));
  });
  const result = await httpPost(nodeNetwork(), local, short)(url, {}, "{}");
  expect(result.error).toBe("timeout");
});

test("an endless head is cut, an endless body is not read", async () => {
  const head = await rawServer((write) => {
    write(`HTTP/1.1 200 OK\r\nx: ${"a".repeat(40_000)}`);
  });
  expect((await httpPost(nodeNetwork(), local, limits)(head, {}, "{}")).error).toBe(
    "response_invalid",
  );
  const body = await rawServer((write) => {
    write("HTTP/1.1 200 OK\r\n\r\n");
    const timer = setInterval(() => write("b".repeat(65_536)), 1);
    closers.push(() => clearInterval(timer));
  });
  expect((await httpPost(nodeNetwork(), local, limits)(body, {}, "{}")).status).toBe(200);
});

test("what is not HTTP is not a success", async () => {
  const url = await rawServer((write) => write("SSH-2.0-OpenSSH_9.6\r\n\r\n"));
  const result = await httpPost(nodeNetwork(), local, limits)(url, {}, "{}");
  expect(result.error).toBe("response_invalid");
});

test("nobody listens: a network error, to be tried again", async () => {
  const url = await rawServer(() => undefined);
  await closers.splice(0)[0]?.();
  const result = await httpPost(nodeNetwork(), local, limits)(url, {}, "{}");
  expect(result.error).toBe("network_error");
});

test("the name is resolved once and the connection goes to the address that was checked", async () => {
  const answers = [["93.184.216.34"], ["127.0.0.1"]];
  const connectedTo: string[] = [];
  const network: Network = {
    resolve: async () => answers.shift() ?? [],
    connect: async ({ address, tlsName }) => {
      connectedTo.push(`${address} ${tlsName}`);
      throw new Error("not in a test");
    },
  };
  await httpPost(network, { allowLoopback: false }, limits)(
    "https://rebind.example.com/",
    {},
    "{}",
  );
  expect(connectedTo).toEqual(["93.184.216.34 rebind.example.com"]);
});

test("a refused address is never connected to", async () => {
  let connected = 0;
  const network: Network = {
    resolve: async () => ["169.254.169.254"],
    connect: async () => {
      connected += 1;
      throw new Error("must not happen");
    },
  };
  const post = httpPost(network, { allowLoopback: false }, limits);
  const result = await post("https://metadata.example.com/", {}, "{}");
  expect([result.error, connected]).toEqual(["url_address_refused", 0]);
});

test("a header cannot smuggle a second one", async () => {
  const receiver = await startReceiver();
  closers.push(receiver.close);
  await httpPost(nodeNetwork(), local, limits)(receiver.url, { "x-a": "1\r\nx-b: 2" }, "{}");
  expect(receiver.received[0]?.headers["x-b"]).toBeUndefined();
});

test("a connection that is closed already does not turn an answer into a failure", async () => {
  const receiver = await startReceiver();
  closers.push(receiver.close);
  const network = nodeNetwork();
  const closed: Network = {
    ...network,
    connect: async (to) => ({
      ...(await network.connect(to)),
      close: () => {
        throw new Error("BadResource");
      },
    }),
  };
  const result = await httpPost(closed, local, limits)(receiver.url, {}, "{}");
  expect(result.status).toBe(200);
});
