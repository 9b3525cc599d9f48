import { z } from "zod";

export const MEDIA_BUCKET = "messaging-media";

export type StoreResult<T> =
  | { readonly data: T; readonly error: null }
  | { readonly data: null; readonly error: { readonly status: number | null } };

/** Where the bytes of files are. Writing over a file and taking away one that is gone are no faults. */
export type MediaStore = {
  readonly put: (
    path: string,
    bytes: Uint8Array<ArrayBuffer>,
    mime: string,
  ) => Promise<StoreResult<true>>;
  /** A link that opens the file for so long, for whoever holds it. */
  readonly sign: (
    path: string,
    seconds: number,
    download?: string | undefined,
  ) => Promise<StoreResult<string>>;
  readonly remove: (paths: readonly string[]) => Promise<StoreResult<true>>;
};

const signed = z.looseObject({ signedURL: z.string().startsWith("/") });
const TIMEOUT_MS = 30_000;

/** The Storage service of the platform: a private bucket that nobody but the service may use. */
export const supabaseStore = (
  baseUrl: string,
  serviceHeaders: Readonly<Record<string, string>>,
  send: typeof fetch = fetch,
): MediaStore => {
  const root = `${baseUrl}/storage/v1`;
  const call = async (
    method: string,
    path: string,
    body: BodyInit,
    headers: Readonly<Record<string, string>>,
  ): Promise<StoreResult<unknown>> => {
    try {
      const response = await send(`${root}/object${path}`, {
        method,
        body,
        headers: { ...serviceHeaders, ...headers },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer: unknown = await response.json().catch(() => null);
      return response.ok
        ? { data: answer, error: null }
        : { data: null, error: { status: response.status } };
    } catch {
      return { data: null, error: { status: null } };
    }
  };
  const json = { "content-type": "application/json" };
  const done = ({ error }: StoreResult<unknown>): StoreResult<true> =>
    error === null ? { data: true, error } : { data: null, error };
  return {
    put: async (path, bytes, mime) =>
      done(
        await call("POST", `/${MEDIA_BUCKET}/${path}`, bytes, {
          "content-type": mime,
          "cache-control": "max-age=0, private",
          "x-upsert": "true",
        }),
      ),
    sign: async (path, seconds, download) => {
      const wanted = JSON.stringify({ expiresIn: seconds });
      const answer = await call("POST", `/sign/${MEDIA_BUCKET}/${path}`, wanted, json);
      if (answer.error !== null) return answer;
      const parsed = signed.safeParse(answer.data);
      if (!parsed.success) return { data: null, error: { status: null } };
      const name = download === undefined ? "" : `&download=${encodeURIComponent(download)}`;
      return { data: `${root}${parsed.data.signedURL}${name}`, error: null };
    },
    remove: async (paths) =>
      done(await call("DELETE", `/${MEDIA_BUCKET}`, JSON.stringify({ prefixes: paths }), json)),
  };
};
