import { readFileSync } from "node:fs";
import pg from "pg";
import type { StackConfig } from "../../../scripts/stack/index.ts";

const file = process.env.VIGIE_STACK;
if (!file) throw new Error("VIGIE_STACK must name the file that describes a running stack.");

export const stack: StackConfig = JSON.parse(readFileSync(file, "utf8"));

export const depot = "00000000-0000-4000-b000-000000000001";
export const resto = "00000000-0000-4000-b000-000000000002";

export type Answer = {
  readonly status: number;
  /** The key of an error; undefined otherwise. */
  readonly key: string | undefined;
  readonly body: unknown;
  readonly headers: Headers;
};

export type Call = {
  readonly method?: string;
  readonly body?: unknown;
  /** A user's token; without, the key alone speaks. */
  readonly token?: string;
  /** null: no key at all. Default: the publishable key. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
};

const keyOf = (body: unknown): string | undefined =>
  typeof body === "object" && body !== null && "message" in body ? String(body.message) : undefined;

export const call = async (path: string, options: Call = {}): Promise<Answer> => {
  const { key = stack.publishable_key, token, body, headers } = options;
  const response = await fetch(`${stack.api_url}${path}`, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      "content-type": "application/json",
      ...(key === null ? {} : { apikey: key }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === "" ? null : JSON.parse(text);
  const refused = response.status >= 400;
  return {
    status: response.status,
    key: refused ? keyOf(parsed) : undefined,
    body: parsed,
    headers: response.headers,
  };
};

export const rpc = (name: string, body: object, options: Call = {}): Promise<Answer> =>
  call(`/rest/v1/rpc/${name}`, { ...options, body });

const tokens = new Map<string, Promise<string>>();

/** The access token of a demo user: `signIn("directeur@depot")`. */
export const signIn = (account: string): Promise<string> => {
  const token = tokens.get(account) ?? requestToken(account);
  tokens.set(account, token);
  return token;
};

const requestToken = async (account: string): Promise<string> => {
  const email = account.includes("@") ? `${account}.demo.vigie` : `${account}@demo.vigie`;
  const user = stack.demo_users.find((one) => one.email === email);
  const { body, status } = await call("/auth/v1/token?grant_type=password", {
    body: { email, password: user?.password },
  });
  if (typeof body === "object" && body !== null && "access_token" in body) {
    return String(body.access_token);
  }
  throw new Error(`${email} could not sign in: ${status} ${JSON.stringify(body)}`);
};

/** As the owner of the database, for what a test has to prepare or to look up behind the API. */
export const asOwner = async <Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: stack.db_url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
};
