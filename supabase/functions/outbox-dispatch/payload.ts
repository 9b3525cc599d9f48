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

/** Choices where the channel has no form for them: numbered lines, to be answered by the number. */
export const numberedText = (payload: Payload): string => {
  const lines = choicesOf(payload).map(({ title, description }, index) =>
    description ? `${index + 1}. ${title} — ${description}` : `${index + 1}. ${title}`,
  );
  const { header, text, footer } = payload;
  return [header, text, lines.join("\n"), footer]
    .filter((part) => part !== undefined && part !== null && part !== "")
    .join("\n\n");
};

/** Which message of the customer it is about. */
export const targetOf = ({ payload, in_reply_to }: Item): string | undefined =>
  payload.target ?? in_reply_to ?? undefined;

/** Characters as people count them, for limits of Meta. */
export const lengthOf = (text: string): number => [...text].length;
