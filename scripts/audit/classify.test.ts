import { expect, test } from "vitest";
import { classify } from "./classify.ts";
import type { Action, Probe, Reply } from "./types.ts";

const probe = (
  action: Action,
  anonymous: boolean,
  allowed?: string,
  known: Pick<Probe, "held" | "ownersRights"> = {},
): Probe => ({
  object: "public.citernes",
  action,
  identity: anonymous ? "publishable" : "stranger",
  anonymous,
  method: "GET",
  path: "/rest/v1/citernes",
  headers: {},
  ...(allowed ? { allowed } : {}),
  ...known,
});
const held = { held: true } as const;
const ownersRights = { ownersRights: true } as const;
const reply = (status: number, code = "", contentRange = "", body = ""): Reply => ({
  status,
  code,
  contentRange,
  body,
});

test.each([
  ["rows in the range are a leak", probe("SELECT", true), reply(206, "", "0-0/*"), "LEAK"],
  [
    "an empty table that an anonymous caller may read leaks its first row",
    probe("SELECT", true),
    reply(200, "", "*/*"),
    "LEAK",
  ],
  ["an empty range for a person is empty", probe("SELECT", false), reply(200, "", "*/*"), "EMPTY"],
  [
    "unless what answers does not look at the person's rights",
    probe("SELECT", false, undefined, ownersRights),
    reply(200, "", "*/*"),
    "UNKNOWN",
  ],
  ["no range at all proves nothing", probe("SELECT", true), reply(200), "UNKNOWN"],
  ["a refusal by grant is denied", probe("SELECT", true), reply(401, "42501"), "DENIED"],
  [
    "a refusal of one question is none when anon holds the right to another",
    probe("UPDATE", true, undefined, held),
    reply(401, "42501"),
    "LEAK",
  ],
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
  [
    "an object that is refused in a schema that is served was not probed",
    probe("RESOLVE", true),
    reply(401, "42501"),
    "UNKNOWN",
  ],
  [
    "one that is not found there neither",
    probe("RESOLVE", true),
    reply(404, "PGRST202"),
    "UNKNOWN",
  ],
  [
    "a definer function that returned nothing to one question proves nothing",
    probe("EXECUTE", false, undefined, ownersRights),
    reply(200, "", "", "[]"),
    "UNKNOWN",
  ],
  [
    "nor does one that refused its arguments",
    probe("EXECUTE", false, undefined, ownersRights),
    reply(400, "22P02"),
    "UNKNOWN",
  ],
  ["an open endpoint is a leak", probe("CALL", true), reply(200), "LEAK"],
])("%s", (_name, asked, answered, verdict) => {
  expect(classify(asked, answered).verdict).toBe(verdict);
});
