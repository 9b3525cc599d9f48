/** U+0000 and halves of surrogate pairs: legal in JSON, refused by jsonb, with the whole delivery. */
const ESCAPES = /\\(u0000|ud[89a-f][0-9a-f]{2}|[\s\S])/g;

/** JSON that jsonb takes whatever somebody typed. Every escape is read, so that `\\u0000` stays text. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value).replace(ESCAPES, (found, code: string) =>
    code.length === 5 ? "\\ufffd" : found,
  );
