import { expect, test } from "vitest";
import { classify } from "./classify.ts";
import type { Action, Probe, Reply } from "./types.ts";

const probe = (action: Action, anonymous: boolean, allowed?: string): Probe => ({
  object: "public.citernes",
  action,
  identity: anonymous ? "publishable" : "stranger",
  anonymous,
  method: "GET",
  path: "/rest/v1/citernes",
  headers: {},
  ...(allowed ? { allowed } : {}),
});
const reply = (status: number, code = "", contentRange = "", body = ""): Reply => ({
  status,
  code,
  contentRange,
  body,
});

test.each([
  ["rows in the range are a leak", probe("SELECT", true), reply(206, "", "0-0/*"), "LEAK"],
  ["an empty range is not", probe("SELECT", true), reply(200, "", "*/*"), "EMPTY"],
  ["no range at all proves nothing", probe("SELECT", true), reply(200), "UNKNOWN"],
  ["a refusal by grant is denied", probe("SELECT", true), reply(401, "42501"), "DENIED"],
  [
    "an object that the API does not know was not probed",
    probe("SELECT", true),
    reply(404, "PGRST205"),
    "UNKNOWN",
  ],
  ["a bare 404 neither", probe("SELECT", true), reply(404), "UNKNOWN"],
  ["a server error is unknown", probe("SELECT", true), reply(500, "XX000"), "UNKNOWN"],
  ["silence is unknown", probe("SELECT", true), reply(0), "UNKNOWN"],
  [
    "an anonymous insert of nothing that is accepted is a leak",
    probe("INSERT", true),
    reply(201),
    "LEAK",
  ],
  [
    "an anonymous update stopped by a constraint still got in",
    probe("UPDATE", true),
    reply(400, "23502"),
    "LEAK",
  ],
  ["a view that nobody can write is denied", probe("DELETE", true), reply(500, "55000"), "DENIED"],
  ["a signed-in update that touches nothing is empty", probe("UPDATE", false), reply(204), "EMPTY"],
  [
    "an anonymous call that reaches the function is a leak",
    probe("EXECUTE", true),
    reply(404, "PT404"),
    "LEAK",
  ],
  [
    "a signed-in call that returns data is a leak",
    probe("EXECUTE", false),
    reply(200, "", "", '[{"id":1}]'),
    "LEAK",
  ],
  [
    "unless it is meant to",
    probe("EXECUTE", false, "a catalogue"),
    reply(200, "", "", '[{"id":1}]'),
    "ALLOWED",
  ],
  [
    "a call that returns nothing is empty",
    probe("EXECUTE", false),
    reply(200, "", "", "[]"),
    "EMPTY",
  ],
  [
    "a write reached before any refusal is unknown",
    probe("EXECUTE", false),
    reply(405, "25006"),
    "UNKNOWN",
  ],
  [
    "a refusal with a key of ours is denied",
    probe("EXECUTE", false),
    reply(404, "PT404"),
    "DENIED",
  ],
  ["an internal schema that answers is a leak", probe("RESOLVE", true), reply(200), "LEAK"],
  [
    "an internal schema that is not served is denied",
    probe("RESOLVE", true),
    reply(406, "PGRST106"),
    "DENIED",
  ],
  ["an open endpoint is a leak", probe("CALL", true), reply(200), "LEAK"],
])("%s", (_name, asked, answered, verdict) => {
  expect(classify(asked, answered).verdict).toBe(verdict);
});
