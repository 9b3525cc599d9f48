import { expect, test } from "vitest";
import { judge, retryAfterSeconds } from "./outcome.ts";
import { send } from "./send.ts";
import { answer, itemOf, sendDeps, taken } from "./test-support.ts";

const judged = (result: Parameters<typeof judge>[0], isMessage = true) =>
  judge(result, isMessage, 0);

test("a message goes to its number, with its token and its key in every header", async () => {
  const { deps, requests } = sendDeps(async () => taken());
  const item = itemOf({});
  expect(await send(deps, item)).toMatchObject({
    outcome: "sent",
    provider_message_id: "wamid.OUT",
  });
  expect(requests[0]).toMatchObject({
    method: "POST",
    url: "https://graph.facebook.com/v23.0/100/messages",
    headers: {
      authorization: "Bearer a-token",
      "idempotency-key": item.idempotency_key,
      "x-idempotency-key": item.idempotency_key,
      "x-client-message-id": item.idempotency_key,
    },
  });
});

test("a channel's own address counts only where the environment allows it", async () => {
  const { deps, requests } = sendDeps(async () => taken());
  const item = itemOf({}, { api_base: "http://169.254.169.254" });
  await send(deps, item);
  await send({ ...deps, allowsOwnBase: true }, itemOf({}, { api_base: "http://127.0.0.1:9/" }));
  expect(requests.map(({ url }) => url)).toEqual([
    "https://graph.facebook.com/v23.0/100/messages",
    "http://127.0.0.1:9/v23.0/100/messages",
  ]);
});

test("without a token, or with a message that nobody understands, nothing leaves", async () => {
  const { deps, requests } = sendDeps(async () => taken());
  expect(await send(deps, itemOf({}, { token_ref: "SUPABASE_SERVICE_ROLE_KEY" }))).toEqual({
    outcome: "error",
    error_key: "auth_missing",
  });
  expect(await send(deps, { ...itemOf({}), payload: null })).toMatchObject({
    outcome: "dead",
    error_key: "payload_refused",
  });
  expect(await send(deps, itemOf({ type: "hologram" }))).toMatchObject({ outcome: "dead" });
  expect(requests).toEqual([]);
});

test("what Meta refuses is reported with its code; the table of codes decides", () => {
  const error = {
    code: 131047,
    message: "Re-engagement",
    error_data: { details: "to +213 661 00 00 01" },
  };
  expect(judged(answer(400, { error }, { "retry-after": "30" }))).toEqual({
    outcome: "error",
    http_status: 400,
    error_code: 131047,
    error_details: "to …",
    retry_after_seconds: 30,
  });
  const closed = { code: 10, error_subcode: 2534022, message: "outside" };
  expect(judged(answer(400, { error: closed }))).toMatchObject({ error_code: 2018278 });
  expect(judged(answer(503, "busy"))).toMatchObject({ outcome: "error", http_status: 503 });
  expect(judged(answer(400, { error: { code: 1e99, error_data: 5 } }))).toMatchObject({
    outcome: "error",
    error_code: undefined,
  });
});

test.each([
  ["a closed window of the news", 10, 2018065, 2018278],
  ["somebody who takes no messages from us", 10, 2018108, 1545041],
  ["somebody whom Messenger does not find", 100, 2018001, 1545041],
  ["somebody whom Instagram does not find", 100, 2534014, 1545041],
  ["a file that is too large", 100, 2018109, 131053],
  ["a permission that is missing", 10, 99, 10],
])("%s is told by its subcode", (_, code, error_subcode, error_code) => {
  const error = { code, error_subcode, message: "x" };
  expect(judged(answer(400, { error }))).toMatchObject({ outcome: "error", error_code });
});

test("a gateway that lost the line says nothing about the message: unknown, never again", () => {
  for (const status of [502, 504]) {
    expect(judged(answer(status, "<html>"))).toEqual({
      outcome: "unknown",
      http_status: status,
      error_key: "http_5xx",
    });
    expect(judged(answer(status, { error: { code: 2, message: "x" } }))).toMatchObject({
      outcome: "error",
      error_code: 2,
    });
    expect(judged(answer(status, "<html>"), false)).toMatchObject({ outcome: "error" });
  }
});

test("409: a gateway with idempotency has it already", () => {
  expect(judged(answer(409, {}))).toMatchObject({ outcome: "sent" });
});

test("a success that names no message is one only for what is no message", () => {
  expect(judged(answer(200, { success: true }), false)).toMatchObject({ outcome: "sent" });
  expect(judged(answer(200, { success: true }))).toMatchObject({ outcome: "unknown" });
  expect(judged(answer(200, { recipient_id: "7", message_id: "m" }))).toMatchObject({
    outcome: "sent",
    provider_message_id: "m",
  });
});

test("before the request left: again. After: unknown, never again by itself", () => {
  const failed = (
    isSent: boolean,
    reason: "network" | "timeout" | "url_address_refused" | "url_unresolvable",
  ) => judged({ reply: null, error: { isSent, reason } });
  expect(failed(false, "network")).toMatchObject({ outcome: "retry", error_key: "network" });
  expect(failed(false, "timeout")).toMatchObject({ outcome: "retry", error_key: "network" });
  expect(failed(false, "url_unresolvable")).toMatchObject({ outcome: "retry" });
  expect(failed(false, "url_address_refused")).toMatchObject({ outcome: "dead" });
  expect(failed(true, "network")).toMatchObject({ outcome: "unknown", error_key: "network" });
  expect(failed(true, "timeout")).toMatchObject({ outcome: "unknown", error_key: "timeout" });
});

test("Retry-After is a number of seconds or a date", () => {
  expect(retryAfterSeconds("120", 0)).toBe(120);
  expect(retryAfterSeconds("Thu, 01 Jan 1970 00:01:00 GMT", 0)).toBe(60);
  expect(retryAfterSeconds("Thu, 01 Jan 1970 00:00:00 GMT", 5_000)).toBe(0);
  expect(retryAfterSeconds("soon", 0)).toBeUndefined();
  expect(retryAfterSeconds(undefined, 0)).toBeUndefined();
});
