import { storableJson } from "./storable-json.ts";

export type RpcError = {
  /** Null: no answer came. */
  readonly status: number | null;
  /** SQLSTATE or a code of PostgREST. */
  readonly code: string | null;
  readonly message: string;
};
export type RpcResult =
  | { readonly data: unknown; readonly error: null }
  | { readonly data: null; readonly error: RpcError };
export type Rpc = (name: string, args: Record<string, unknown>) => Promise<RpcResult>;

const TIMEOUT_MS = 10_000;

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

const read = async (response: Response): Promise<RpcResult> => {
  const body = await response.text();
  const parsed: unknown = body === "" ? null : JSON.parse(body);
  if (response.ok) return { data: parsed, error: null };
  const { code, message } = (parsed ?? {}) as { code?: unknown; message?: unknown };
  const error = { status: response.status, code: text(code), message: text(message) ?? "refused" };
  return { data: null, error };
};

/** Calls a door of the database as the service. It never throws: an answer that never came is one too. */
export const postgrestRpc =
  (baseUrl: string, serviceHeaders: Record<string, string>, send: typeof fetch = fetch): Rpc =>
  async (name, args) => {
    try {
      return await read(
        await send(`${baseUrl}/rest/v1/rpc/${name}`, {
          method: "POST",
          headers: { ...serviceHeaders, "content-type": "application/json" },
          body: storableJson(args),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }),
      );
    } catch (cause) {
      const message = cause instanceof Error ? cause.name : "unknown";
      return { data: null, error: { status: null, code: null, message } };
    }
  };

/** The server itself, not what was asked of it: coming again may succeed. */
const SERVER_CLASSES = ["08", "40", "53", "57", "58", "XX"];

/**
 * PostgREST answers 400 with an empty code when its connection broke in the middle of a statement:
 * nobody knows then what became of it, and the request is not to blame.
 */
export const isServerAway = ({ status, code }: RpcError): boolean =>
  status === null ||
  status >= 500 ||
  code === "" ||
  SERVER_CLASSES.includes((code ?? "").slice(0, 2));
