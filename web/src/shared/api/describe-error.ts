import type { AppError } from "./app-error.ts";

type Translate = (key: string, options?: Record<string, unknown>) => string;

export interface ErrorWords {
  title: string;
  facts: string | null;
  remedy: string | null;
  reference: string | null;
}

/**
 * Words for an error: the key's translation with its remedy when the key is known, else the
 * server's own detail and hint. A bare code is never what a person reads first.
 */
export function describeError(error: AppError, translate: Translate): ErrorWords {
  const known = error.key ? translate(`errors.${error.key}.title`, { _: "" }) : "";
  if (known !== "") {
    return {
      title: known,
      facts: error.detail,
      remedy: translate(`errors.${error.key}.remedy`, { _: error.hint ?? "" }) || null,
      reference: error.key,
    };
  }
  const general = translate(`kinds.${error.kind}.title`);
  return {
    title: general,
    facts: error.detail,
    remedy: error.hint ?? translate(`kinds.${error.kind}.remedy`),
    reference: error.key ?? error.code,
  };
}
