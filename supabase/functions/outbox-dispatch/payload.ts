import type { Item, Payload } from "./schema.ts";

/** A body for the channel, or why there is none. */
export type Built =
  | { readonly body: Record<string, unknown>; readonly problem: null }
  | { readonly body: null; readonly problem: string };

export const built = (body: Record<string, unknown>): Built => ({ body, problem: null });
export const unbuilt = (problem: string): Built => ({ body: null, problem });

export type Choice = {
  readonly id: string;
  readonly title: string;
  readonly description?: string | null | undefined;
};

export const choicesOf = (payload: Payload): readonly Choice[] =>
  payload.list?.sections.flatMap(({ rows }) => rows) ?? payload.buttons ?? [];

/** Header, text and footer as one text, for forms that know only one. */
export const plainText = ({ header, text, footer }: Payload): string =>
  [header, text, footer]
    .filter((part) => part !== undefined && part !== null && part !== "")
    .join("\n\n");

type Section = { readonly title?: string | null | undefined; readonly rows: readonly Choice[] };

const sectionsOf = (payload: Payload): readonly Section[] =>
  payload.list?.sections ?? [{ rows: payload.buttons ?? [] }];

const numbered = (payload: Payload, isFull: boolean): string => {
  let number = 0;
  const lines = sectionsOf(payload).map(({ title: name, rows }) =>
    [
      ...(name ? [name] : []),
      ...rows.map(({ title, description }) => {
        number += 1;
        return isFull && description
          ? `${number}. ${title} — ${description}`
          : `${number}. ${title}`;
      }),
    ].join("\n"),
  );
  const { header, text, footer } = payload;
  return [header, text, ...lines, footer]
    .filter((part) => part !== undefined && part !== null && part !== "")
    .join("\n\n");
};

/**
 * Choices where the channel has no form for them: numbered lines, to be answered by the number. The
 * fullest text that fits; without the descriptions where all of it is too much for the channel.
 */
export const numberedText = (payload: Payload, fits: (text: string) => boolean): string => {
  const full = numbered(payload, true);
  return fits(full) ? full : numbered(payload, false);
};

/** Which message of the customer it is about. */
export const targetOf = ({ payload, in_reply_to }: Item): string | undefined =>
  payload.target ?? in_reply_to ?? undefined;

/** Characters as people count them, for limits of Meta. */
export const lengthOf = (text: string): number => [...text].length;
