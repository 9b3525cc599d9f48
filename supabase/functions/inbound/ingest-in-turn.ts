import type { Turnstile } from "../_shared/turnstile.ts";
import type { Ingest } from "./deps.ts";

/** Not more at once than the turnstile lets in; whose turn does not come is told to come again. */
export const inTurn =
  (ingest: Ingest, pass: Turnstile): Ingest =>
  async (delivery) =>
    (await pass(() => ingest(delivery))) ?? {
      data: null,
      error: { status: null, code: null, message: "queue_full" },
    };
