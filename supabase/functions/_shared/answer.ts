export type Facts = Readonly<Record<string, unknown>>;

/** Nothing here may be kept by anybody on the way. */
const headers = { "cache-control": "no-store", "x-content-type-options": "nosniff" };

/** `error` is a key of docs/reference/errors. */
export const refuse = (
  status: number,
  error: string,
  hint: string,
  facts: Facts = {},
  more: Readonly<Record<string, string>> = {},
): Response =>
  Response.json({ error, hint, ...facts }, { status, headers: { ...headers, ...more } });

export const accept = (facts: Facts): Response =>
  Response.json({ status: "received", ...facts }, { headers });

export const plain = (body: string): Response =>
  new Response(body, { headers: { ...headers, "content-type": "text/plain; charset=utf-8" } });
