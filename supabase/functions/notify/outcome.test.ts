import { expect, test } from "vitest";
import { judge, retryAfterSeconds } from "./outcome.ts";

const now = Date.parse("2026-09-01T10:00:00Z");
const answered = (status: number, retryAfter: string | null = null) =>
  judge({ status, retryAfter, error: null }, now);

test.each([
  [200, "sent"],
  [204, "sent"],
  [299, "sent"],
  [409, "sent"],
  [301, "dead"],
  [307, "dead"],
  [400, "dead"],
  [401, "dead"],
  [404, "dead"],
  [422, "dead"],
  [410, "gone"],
  [408, "retry"],
  [425, "retry"],
  [429, "retry"],
  [500, "retry"],
  [502, "retry"],
  [503, "retry"],
  [599, "retry"],
] as const)("an answer of %i means %s", (status, outcome) => {
  expect(answered(status).outcome).toBe(outcome);
});

test.each([
  ["url_scheme_refused", "dead"],
  ["url_address_refused", "dead"],
  ["url_invalid", "dead"],
  ["url_unresolvable", "retry"],
  ["network_error", "retry"],
  ["timeout", "retry"],
  ["response_invalid", "retry"],
] as const)("%s means %s", (error, outcome) => {
  expect(judge({ status: null, retryAfter: null, error }, now)).toEqual({
    outcome,
    error,
    http_status: null,
    retry_after_seconds: null,
  });
});

test("Retry-After is seconds or a date, and nothing else", () => {
  expect(retryAfterSeconds("120", now)).toBe(120);
  expect(retryAfterSeconds("Tue, 01 Sep 2026 10:02:00 GMT", now)).toBe(120);
  expect(retryAfterSeconds("Tue, 01 Sep 2026 09:00:00 GMT", now)).toBe(0);
  expect(retryAfterSeconds("soon", now)).toBeNull();
  expect(retryAfterSeconds(null, now)).toBeNull();
  expect(answered(503, "30").retry_after_seconds).toBe(30);
});
