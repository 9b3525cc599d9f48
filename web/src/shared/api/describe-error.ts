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
  const known = catalogued(error, translate);
  if (known) return { ...known, facts: error.detail, reference: error.key ?? error.code };
  return {
    title: translate(`kinds.${error.kind}.title`),
    facts: error.detail,
    remedy: error.hint ?? translate(`kinds.${error.kind}.remedy`),
    reference: error.key ?? error.code,
  };
}

function catalogued(
  error: AppError,
  translate: Translate,
): Pick<ErrorWords, "title" | "remedy"> | null {
  const paths = [
    error.key ? `errors.${error.key}` : null,
    error.code ? `codes.${error.code}` : null,
  ];
  for (const path of paths) {
    const title = path ? translate(`${path}.title`, { _: "" }) : "";
    if (title !== "") {
      return { title, remedy: translate(`${path}.remedy`, { _: error.hint ?? "" }) || null };
    }
  }
  return null;
}
