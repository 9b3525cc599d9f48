import type { Database } from "../database.types.ts";
import { type AppError, errorFromBody, toAppError } from "./app-error.ts";
import { announceExpiredSession } from "./session-events.ts";
import { supabase } from "./supabase-client.ts";

type Functions = Database["public"]["Functions"];
export type RpcName = keyof Functions & string;

// The generator does not know which arguments may be null, PostgREST does.
export type RpcArgs<Name extends RpcName> = {
  [Key in keyof Functions[Name]["Args"]]?: Functions[Name]["Args"][Key] | null | undefined;
};

interface Answer {
  data: unknown;
  error: unknown;
  status: number;
}

interface Retrying {
  retry: (isEnabled: boolean) => unknown;
}

function isRetrying(answer: object): answer is Retrying {
  return "retry" in answer && typeof answer.retry === "function";
}

/**
 * Waits for an answer without the client's own three retries: the query cache retries once, and
 * both together would show a placeholder for half a minute before saying that the network is gone.
 */
export async function settle<Settled>(answer: PromiseLike<Settled>): Promise<Settled> {
  if (isRetrying(answer)) answer.retry(false);
  return Promise.resolve(answer).catch((cause: unknown) => {
    throw toAppError(cause);
  });
}

/** Unwraps a supabase-js answer: rows, or one AppError. Never an empty stand-in. */
export async function unwrap<Result>(answer: PromiseLike<Answer>): Promise<Result> {
  const { data, error, status } = await settle(answer);
  if (error === null || error === undefined) return data as Result;
  throw failed(status === 0 ? toAppError(error) : errorFromBody(status, error));
}

function failed(error: AppError): AppError {
  if (error.kind === "expired") announceExpiredSession();
  return error;
}

/** Calls a public function by name; arguments left undefined take the function's default. */
export async function callRpc<Result = unknown, Name extends RpcName = RpcName>(
  name: Name,
  args: RpcArgs<Name> = {},
): Promise<Result> {
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  return unwrap<Result>(supabase.rpc(name, given as Functions[Name]["Args"]));
}
