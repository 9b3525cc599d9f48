import { expect, test } from "vitest";
import { AppError, errorFromBody, toAppError } from "./app-error.ts";

test.each([
  [401, "expired"],
  [403, "refused"],
  [404, "not_found"],
  [409, "conflict"],
  [422, "invalid"],
  [429, "too_many"],
  [400, "invalid"],
  [500, "unavailable"],
  [503, "unavailable"],
] as const)("HTTP %i is of the kind %s", (status, kind) => {
  expect(errorFromBody(status, { message: "some_key" }).kind).toBe(kind);
});

test("a raised error keeps its key, facts and remedy apart", () => {
  const error = errorFromBody(409, {
    code: "PT409",
    message: "flag_conflict",
    details: "X was changed by Aline.",
    hint: "Look again.",
  });
  expect(error).toMatchObject({
    key: "flag_conflict",
    detail: "X was changed by Aline.",
    hint: "Look again.",
    code: "PT409",
  });
});

test("a seed's upper-case code is a key, a sentence is not", () => {
  const key = "SORTIE_STOCK_INSUFFISANT_AMB";
  expect(errorFromBody(422, { message: key }).key).toBe(key);
  const sentence = errorFromBody(403, { message: "permission denied for table x" });
  expect(sentence.key).toBeNull();
  expect(sentence.detail).toBe("permission denied for table x");
});

test("a broken constraint is named by the constraint, without the raw row", () => {
  const error = errorFromBody(400, {
    code: "23514",
    message: 'new row for relation "t" violates check constraint "t_name_check"',
    details: "Failing row contains (1, secret).",
  });
  expect(error.key).toBe("t_name_check");
  expect(error.detail).toBeNull();
  const twice = 'duplicate key value violates unique constraint "t_key"';
  expect(errorFromBody(409, { message: twice }).key).toBe("t_key");
});

test("Auth's error_code is a key", () => {
  const body = { code: 400, error_code: "invalid_credentials", msg: "Invalid login credentials" };
  expect(errorFromBody(400, body).key).toBe("invalid_credentials");
});

test("a failed fetch is offline, which is neither a refusal nor an empty list", () => {
  expect(toAppError(new TypeError("Failed to fetch")).kind).toBe("offline");
  expect(toAppError({ message: "TypeError: Failed to fetch", name: "x" }).kind).toBe("offline");
  expect(toAppError(new DOMException("aborted", "AbortError")).kind).toBe("offline");
});

test("an error stays itself, and a bug is not blamed on the network", () => {
  const known = new AppError({
    kind: "conflict",
    status: 409,
    code: null,
    key: null,
    detail: null,
    hint: null,
  });
  expect(toAppError(known)).toBe(known);
  expect(toAppError(new RangeError("bad index"))).toMatchObject({
    kind: "unavailable",
    detail: "bad index",
  });
});
