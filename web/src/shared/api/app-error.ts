export type ErrorKind =
  | "offline"
  | "expired"
  | "refused"
  | "not_found"
  | "conflict"
  | "invalid"
  | "too_many"
  | "unavailable";

export interface ErrorFacts {
  kind: ErrorKind;
  status: number;
  code: string | null;
  key: string | null;
  detail: string | null;
  hint: string | null;
}

/** One shape for everything that can go wrong, so that a screen never has to guess. */
export class AppError extends Error implements ErrorFacts {
  readonly kind: ErrorKind;
  readonly status: number;
  readonly code: string | null;
  readonly key: string | null;
  readonly detail: string | null;
  readonly hint: string | null;

  constructor(facts: ErrorFacts, options?: ErrorOptions) {
    super(facts.key ?? facts.detail ?? facts.kind, options);
    this.name = "AppError";
    this.kind = facts.kind;
    this.status = facts.status;
    this.code = facts.code;
    this.key = facts.key;
    this.detail = facts.detail;
    this.hint = facts.hint;
  }
}

const KIND_BY_STATUS: Record<number, ErrorKind> = {
  0: "offline",
  400: "invalid",
  401: "expired",
  403: "refused",
  404: "not_found",
  406: "not_found",
  409: "conflict",
  412: "conflict",
  422: "invalid",
  429: "too_many",
};

export function kindOfStatus(status: number): ErrorKind {
  const known = KIND_BY_STATUS[status];
  if (known) return known;
  return status >= 400 && status < 500 ? "invalid" : "unavailable";
}

const KEY_PATTERN = /^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)+$/;

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

// A broken constraint has no key of ours in its message; the constraint's own name is one.
const CONSTRAINT_PATTERN = /violates \w+(?: \w+)? constraint "([^"]+)"/;

function keyOf(message: string | null, named: string | null): string | null {
  const constraint = CONSTRAINT_PATTERN.exec(message ?? "")?.[1];
  if (constraint) return constraint;
  return [message, named].find((text) => text !== null && KEY_PATTERN.test(text)) ?? null;
}

/** Reads the body PostgREST, the gateway or Auth answers with. */
export function errorFromBody(status: number, body: unknown): AppError {
  const fields: Record<string, unknown> =
    typeof body === "object" && body !== null ? { ...body } : { message: body };
  const message =
    textOf(fields.message) ??
    textOf(fields.msg) ??
    textOf(fields.error_description) ??
    (body instanceof Error ? body.message : null);
  const named = textOf(fields.error_code) ?? textOf(fields.error);
  const key = keyOf(message, named);
  const isConstraint = key !== null && message !== key && message !== null;
  return new AppError({
    kind: kindOfStatus(status),
    status,
    code: textOf(fields.code) ?? named,
    key,
    // "Failing row contains (...)" would show people a raw row.
    detail: isConstraint ? null : (textOf(fields.details) ?? (message === key ? null : message)),
    hint: textOf(fields.hint),
  });
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** Anything thrown becomes an AppError; a failed fetch is "offline", not a refusal. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (typeof error === "object" && error !== null && "status" in error) {
    const { status } = error;
    if (typeof status === "number" && status > 0) return errorFromBody(status, error);
  }
  const isNetwork = error instanceof TypeError || isAbort(error) || isFetchFailure(error);
  const detail = error instanceof Error ? error.message : textOf(error);
  return new AppError(
    {
      kind: isNetwork ? "offline" : "unavailable",
      status: 0,
      code: null,
      key: null,
      detail: isNetwork ? null : detail,
      hint: null,
    },
    { cause: error },
  );
}

function isFetchFailure(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const fields: Record<string, unknown> = { ...error };
  const text = `${textOf(fields.name) ?? ""} ${error instanceof Error ? error.message : (textOf(fields.message) ?? "")}`;
  return /failed to fetch|fetch failed|networkerror|AuthRetryableFetchError|load failed/i.test(
    text,
  );
}

/** Whether two errors would be told in the same words. */
export function isSameError(one: unknown, other: unknown): boolean {
  if (!one || !other) return false;
  const [a, b] = [toAppError(one), toAppError(other)];
  return a.kind === b.kind && a.key === b.key && a.detail === b.detail && a.hint === b.hint;
}
