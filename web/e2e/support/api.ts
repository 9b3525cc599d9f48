import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export interface Stack {
  api_url: string;
  web_url: string;
  functions_url: string;
  graph_url: string;
  publishable_key: string;
  secret_key: string;
  demo_users: { email: string; password: string; role: string; tenant: string | null }[];
}

export const stack = JSON.parse(
  readFileSync(resolve(process.env.VIGIE_STACK ?? ".vigie/stack.json"), "utf8"),
) as Stack;

export interface StoredSession {
  access_token: string;
  user: { id: string };
}

/** Plain HTTP: supabase-js would want a WebSocket, which Node 20 does not have. */
async function post<Result>(
  path: string,
  body: unknown,
  key: string,
  token?: string,
): Promise<Result> {
  const response = await fetch(stack.api_url + path, {
    method: "POST",
    headers: {
      apikey: key,
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return JSON.parse(text === "" ? "null" : text) as Result;
}

export function signIn(email: string, password: string): Promise<StoredSession> {
  const path = "/auth/v1/token?grant_type=password";
  return post<StoredSession>(path, { email, password }, stack.publishable_key);
}

/** The local stack confirms an address at once, so an account that signed up can sign in. */
export async function signUp(email: string, password: string): Promise<{ id: string }> {
  const { user } = await post<StoredSession>(
    "/auth/v1/signup",
    { email, password },
    stack.publishable_key,
  );
  return user;
}

export function rpcAsService<Result>(name: string, args: unknown): Promise<Result> {
  return post<Result>(`/rest/v1/rpc/${name}`, args, stack.secret_key);
}

export async function rpcAs<Result>(
  account: { email: string; password: string },
  name: string,
  args: unknown,
): Promise<Result> {
  const { access_token: token } = await signIn(account.email, account.password);
  return post<Result>(`/rest/v1/rpc/${name}`, args, stack.publishable_key, token);
}
