import { createHash, randomUUID } from "node:crypto";
import type { HttpExchange, HttpRequest, HttpResult } from "../_shared/http-exchange.ts";
import type { MediaStore } from "../_shared/media-store.ts";
import type { FetchDeps } from "./fetch-media.ts";
import type { Claimed, Limits } from "./schema.ts";

export const limits: Limits = {
  hosts: ["lookaside.fbsbx.com", "fbcdn.net", "partner.example"],
  image: { bytes: 5_000, mime: ["image/jpeg", "image/png", "image/webp"] },
  sticker: { bytes: 500, mime: ["image/webp"] },
  audio: { bytes: 16_000, mime: ["audio/ogg", "audio/mpeg", "audio/mp4"] },
  video: { bytes: 16_000, mime: ["video/mp4", "video/3gpp"] },
  document: { bytes: 20_000, mime: ["application/pdf", "text/plain"] },
};

export const item = (over: Partial<Claimed> = {}): Claimed => ({
  id: randomUUID(),
  lease: randomUUID(),
  attempt: 1,
  channel: "whatsapp",
  token_ref: "META_TOKEN_DEMO",
  api_base: null,
  provider_media_id: "777",
  source_url: null,
  kind: "image",
  mime: "image/png",
  size_bytes: null,
  storage_path: "tenant/file",
  ...over,
});

export const byAddress = (url: string, over: Partial<Claimed> = {}): Claimed =>
  item({ provider_media_id: null, source_url: url, mime: null, ...over });

export const sha256 = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex");

export const answer = (
  status: number,
  body: Uint8Array | string | object,
  headers: Readonly<Record<string, string>> = {},
): HttpResult => ({
  reply: {
    status,
    headers: new Map(Object.entries(headers)),
    body: Uint8Array.from(
      body instanceof Uint8Array
        ? body
        : Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
    ),
    isReusable: true,
  },
  error: null,
});

export const lookaside = "https://lookaside.fbsbx.com/whatsapp/file?mid=777";
export const located = (bytes: Uint8Array, over: object = {}): HttpResult =>
  answer(200, {
    url: lookaside,
    mime_type: "image/png",
    sha256: sha256(bytes),
    file_size: bytes.length,
    ...over,
  });

/** A store in memory. */
export const memoryStore = () => {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly mime: string }>();
  const store: MediaStore = {
    put: async (path, bytes, mime) => {
      files.set(path, { bytes, mime });
      return { data: true, error: null };
    },
    sign: async (path) => ({ data: `https://store.example/${path}`, error: null }),
    remove: async (paths) => {
      for (const path of paths) files.delete(path);
      return { data: true, error: null };
    },
  };
  return { store, files };
};

/** Meta, as a list of answers; every request is kept. */
export const world = (
  answers: readonly (HttpResult | ((request: HttpRequest) => HttpResult))[],
  over: Partial<FetchDeps> = {},
) => {
  const left = [...answers];
  const requests: HttpRequest[] = [];
  const exchange: HttpExchange = async (request) => {
    requests.push(request);
    const next = left.shift();
    if (next === undefined) throw new Error(`nobody expected ${request.url}`);
    return typeof next === "function" ? next(request) : next;
  };
  const { store, files } = memoryStore();
  const deps: FetchDeps = {
    exchange,
    store,
    token: (name) => (name === "META_TOKEN_DEMO" ? "a-token" : undefined),
    graphUrl: "https://graph.facebook.com",
    allowsOwnBase: false,
    maxBytes: 10_000,
    ...over,
  };
  return { deps, requests, files };
};
