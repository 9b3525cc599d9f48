import type { Connection, Network } from "./outbound-connection.ts";

type Conn = Connection & { readonly localAddr: unknown };
declare const Deno: {
  readonly connect: (to: { hostname: string; port: number }) => Promise<Conn>;
  readonly startTls: (
    connection: Conn,
    options: { hostname: string; alpnProtocols: string[] },
  ) => Promise<Conn>;
  readonly resolveDns: (hostname: string, kind: "A" | "AAAA") => Promise<string[]>;
};

const resolve = async (hostname: string): Promise<readonly string[]> => {
  if (hostname === "localhost") return ["127.0.0.1"];
  const answers = await Promise.allSettled([
    Deno.resolveDns(hostname, "A"),
    Deno.resolveDns(hostname, "AAAA"),
  ]);
  return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
};

/** Connections to addresses, not to names: what was checked is what is called. */
export const denoNetwork: Network = {
  resolve,
  connect: async ({ address, port, tlsName }) => {
    const plain = await Deno.connect({ hostname: address, port });
    if (tlsName === null) return plain;
    const options = { hostname: tlsName, alpnProtocols: ["http/1.1"] };
    return await Deno.startTls(plain, options).catch((cause: unknown) => {
      plain.close();
      throw cause;
    });
  },
};
