import { serviceHeaders } from "../_shared/secret-key.ts";
import { handler } from "./handler.ts";
import { type Connection, httpPost } from "./http-post.ts";
import { postgrest } from "./postgrest.ts";
import { type Environment, environment } from "./schema.ts";
import { parseSecrets, signHeaders } from "./sign.ts";

type Conn = Connection & { readonly localAddr: unknown };
declare const Deno: {
  readonly env: { readonly toObject: () => Record<string, string> };
  readonly serve: (handle: (request: Request) => Promise<Response>) => unknown;
  readonly connect: (to: { hostname: string; port: number }) => Promise<Conn>;
  readonly startTls: (
    connection: Conn,
    options: { hostname: string; alpnProtocols: string[] },
  ) => Promise<Conn>;
  readonly resolveDns: (hostname: string, kind: "A" | "AAAA") => Promise<string[]>;
};

/** Whoever holds a key of the service may start a run; the dispatch token can do nothing else. */
const tokensOf = (env: Environment): readonly string[] =>
  [
    ...Object.values(JSON.parse(env.SUPABASE_SECRET_KEYS ?? "{}") as Record<string, string>),
    env.SUPABASE_SERVICE_ROLE_KEY,
    env.NOTIFY_DISPATCH_TOKEN,
  ].filter((token) => token !== undefined);

const resolve = async (hostname: string): Promise<readonly string[]> => {
  if (hostname === "localhost") return ["127.0.0.1"];
  const answers = await Promise.allSettled([
    Deno.resolveDns(hostname, "A"),
    Deno.resolveDns(hostname, "AAAA"),
  ]);
  return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
};

const env = environment.parse(Deno.env.toObject());
const secrets = parseSecrets(env.ALERT_WEBHOOK_SECRET);

Deno.serve(
  handler({
    tokens: tokensOf(env),
    rpc: postgrest(env.SUPABASE_URL, serviceHeaders(env)),
    post: httpPost(
      {
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
      },
      { allowLoopback: env.OUTBOUND_ALLOW_LOOPBACK === "true" },
      { connectMs: 3_000, totalMs: 15_000 },
    ),
    sign: secrets.length === 0 ? null : (id, at, body) => signHeaders(secrets, id, at, body),
    now: () => new Date(),
    log: (event, fields) => console.log(JSON.stringify({ event, ...fields })),
    webhookUrl: env.ALERT_WEBHOOK_URL,
    emailUrl: env.ALERT_EMAIL_WEBHOOK_URL,
    webUrl: env.PUBLIC_WEB_URL,
  }),
);
