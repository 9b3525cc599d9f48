import { bearerOf } from "../_shared/bearer.ts";
import type { MediaStore } from "../_shared/media-store.ts";
import { isServerAway, type Rpc, type RpcError } from "../_shared/rpc.ts";
import { opened } from "./schema.ts";

export type Deps = {
  /** The database as the person who calls, never as the service: it decides what they may open. */
  readonly rpcAs: (userToken: string) => Rpc;
  readonly store: MediaStore;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
};

const LINK_SECONDS = 60;
const shown = new Set(["image", "sticker", "audio", "video"]);
const idPattern = /\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i;

/** Anyone's page may ask; only a person's token opens anything, and no cookie stands for one. */
const cors = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, OPTIONS",
  "access-control-allow-headers": "authorization, apikey, content-type, x-client-info",
  "access-control-max-age": "3600",
};
const headers = { ...cors, "cache-control": "no-store", "x-content-type-options": "nosniff" };

const refuse = (status: number, error: string, hint: string, detail?: string): Response =>
  Response.json(
    { error, message: error, hint, ...(detail ? { detail } : {}) },
    { status, headers },
  );

const refusalOf = (error: RpcError): Response => {
  if (error.status === 404) {
    return refuse(
      404,
      "media_not_found",
      "Refresh the conversation: it may belong to another company or site.",
    );
  }
  if (error.status === 409) {
    return refuse(
      409,
      "media_not_stored",
      "Wait while it is fetched; ask the customer to send it again when it was refused or lost.",
    );
  }
  return isServerAway(error)
    ? refuse(503, "try_again", "The database did not answer.")
    : refuse(401, "session_invalid", "Sign in again.");
};

/** GET /media-file/<id>: a link to the bytes, good for a minute, for whoever may read the conversation. */
export const handler =
  (deps: Deps) =>
  async (request: Request): Promise<Response> => {
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: cors });
    if (request.method !== "GET") return refuse(405, "method_not_allowed", "Send a GET.");
    const id = idPattern.exec(new URL(request.url).pathname)?.[1];
    if (id === undefined)
      return refuse(404, "path_unknown", "Use /media-file/ and the id of a file.");
    const token = bearerOf(request.headers.get("authorization"));
    if (token === undefined) return refuse(401, "session_invalid", "Sign in and send your token.");
    const answer = await deps.rpcAs(token)("open_media", { media_id: id });
    if (answer.error !== null) return refusalOf(answer.error);
    const parsed = opened.safeParse(answer.data);
    if (!parsed.success) return refuse(500, "internal_error", "Tell the operator.");
    const { storage_path: path, kind, filename } = parsed.data;
    // A document is saved, never shown by this origin; pictures, sound and films are shown.
    const name = shown.has(kind) ? undefined : (filename ?? "document");
    const link = await deps.store.sign(path, LINK_SECONDS, name);
    if (link.error !== null) {
      deps.log("media_sign_failed", { status: link.error.status });
      return refuse(503, "storage_away", "The store of files did not answer: try again.");
    }
    const { mime, size_bytes } = parsed.data;
    return Response.json(
      { url: link.data, expires_in: LINK_SECONDS, kind, mime, size_bytes, filename },
      { headers },
    );
  };
