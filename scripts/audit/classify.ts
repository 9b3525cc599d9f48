import type { Outcome, Probe, Reply, Verdict } from "./types.ts";

const judged = (probe: Probe, reply: Reply, verdict: Verdict, why: string): Outcome => ({
  probe,
  reply,
  verdict,
  why,
});

// What PostgREST and the gateway answer when the door is shut, by Postgres or PostgREST code.
const SHUT_CODES = new Set(["42501", "PGRST106", "PGRST301", "PGRST302", "PGRST303"]);
const SHUT_STATUSES = new Set([401, 403]);
const HIDDEN_CODES = new Set(["PGRST200", "PGRST202", "PGRST205", "42P01", "42883"]);
const READ_ONLY_CODE = "25006";
// Postgres rewrites a view before it looks at rights: a view that cannot be written says so to everyone.
const NOT_WRITABLE_CODES = new Set(["55000", "0A000", "42809", "428C9"]);

const isShut = (reply: Reply): boolean =>
  SHUT_STATUSES.has(reply.status) || SHUT_CODES.has(reply.code);

/** Judges one answer. What cannot be read as shut or empty is UNKNOWN: an audit must fail closed. */
export const classify = (probe: Probe, reply: Reply): Outcome => {
  if (reply.status === 0) return judged(probe, reply, "UNKNOWN", `no answer: ${reply.body}`);
  if (probe.action === "RESOLVE") return resolveProbe(probe, reply);
  if (isShut(reply)) {
    return probe.held
      ? judged(
          probe,
          reply,
          "LEAK",
          "this question was refused, but anon holds the right to others",
        )
      : judged(probe, reply, "DENIED", `refused with ${reply.status} ${reply.code}`.trim());
  }
  if (HIDDEN_CODES.has(reply.code)) {
    return judged(
      probe,
      reply,
      "UNKNOWN",
      `${reply.code}: the API did not find it, so nothing was proved`,
    );
  }
  if (probe.action === "SELECT") return selectProbe(probe, reply);
  if (probe.action === "EXECUTE") return executeProbe(probe, reply);
  if (probe.action === "CALL") return callProbe(probe, reply);
  return writeProbe(probe, reply);
};

/**
 * An object of a schema that must not be served. Only the refusal of the schema itself will do: a
 * refused or missing object means that the schema is served, and what else is in it was not asked.
 */
const resolveProbe = (probe: Probe, reply: Reply): Outcome => {
  if (reply.status < 300)
    return judged(probe, reply, "LEAK", `an internal schema answered ${reply.status}`);
  if (reply.code === "42501" || HIDDEN_CODES.has(reply.code))
    return judged(probe, reply, "UNKNOWN", `${reply.code}: the API serves this schema`);
  if (reply.status === 406 || isShut(reply))
    return judged(probe, reply, "DENIED", `not served: ${reply.status} ${reply.code}`.trim());
  return judged(probe, reply, "UNKNOWN", `unexpected ${reply.status} ${reply.code}`.trim());
};

const OWNERS_RIGHTS = "it runs with its owner's rights: that it shows nothing now proves nothing";

const selectProbe = (probe: Probe, reply: Reply): Outcome => {
  if (reply.status >= 300)
    return judged(probe, reply, "UNKNOWN", `unexpected ${reply.status} ${reply.code}`.trim());
  if (/^\*\//.test(reply.contentRange)) {
    if (probe.anonymous)
      return judged(probe, reply, "LEAK", "an anonymous caller may read it; it is empty today");
    return probe.ownersRights
      ? judged(probe, reply, "UNKNOWN", OWNERS_RIGHTS)
      : judged(probe, reply, "EMPTY", "may ask, sees no row");
  }
  if (!/^\d+-\d+\//.test(reply.contentRange)) {
    return judged(
      probe,
      reply,
      "UNKNOWN",
      "the answer has no Content-Range, so rows cannot be told from none",
    );
  }
  return probe.allowed
    ? judged(probe, reply, "ALLOWED", probe.allowed)
    : judged(probe, reply, "LEAK", "rows are visible");
};

/** The statement can touch no row; that it ran at all means the right to write is there. */
const writeProbe = (probe: Probe, reply: Reply): Outcome => {
  if (NOT_WRITABLE_CODES.has(reply.code))
    return judged(probe, reply, "DENIED", `cannot be written by anyone: ${reply.code}`);
  if (probe.anonymous)
    return judged(
      probe,
      reply,
      "LEAK",
      `an anonymous ${probe.action} was accepted (${reply.status})`,
    );
  if (
    reply.status < 300 ||
    reply.code.startsWith("PT") ||
    reply.status === 409 ||
    reply.status === 422
  ) {
    return judged(probe, reply, "EMPTY", "holds the command, row rules left nothing to touch");
  }
  if (/^(22|23|42)/.test(reply.code))
    return judged(probe, reply, "EMPTY", `refused by ${reply.code}`);
  return judged(probe, reply, "UNKNOWN", `unexpected ${reply.status} ${reply.code}`.trim());
};

const NOTHING = new Set(["", "[]", "null", "{}", "false", "0"]);

const executeProbe = (probe: Probe, reply: Reply): Outcome => {
  if (probe.anonymous)
    return judged(
      probe,
      reply,
      "LEAK",
      `an anonymous call reached the function (${reply.status} ${reply.code})`,
    );
  const showsNothing = reply.status >= 400 || NOTHING.has(reply.body.trim());
  if (probe.ownersRights && showsNothing) return judged(probe, reply, "UNKNOWN", OWNERS_RIGHTS);
  if (reply.status < 300) {
    if (showsNothing) return judged(probe, reply, "EMPTY", "ran, returned nothing");
    return probe.allowed
      ? judged(probe, reply, "ALLOWED", probe.allowed)
      : judged(probe, reply, "LEAK", "the call returned data");
  }
  if (reply.code === READ_ONLY_CODE) {
    return probe.allowed
      ? judged(probe, reply, "ALLOWED", probe.allowed)
      : judged(
          probe,
          reply,
          "UNKNOWN",
          "reached a write before any refusal (stopped by the read-only transaction)",
        );
  }
  if (reply.status >= 400 && reply.status < 500)
    return judged(probe, reply, "DENIED", `refused with ${reply.status} ${reply.code}`);
  return judged(probe, reply, "UNKNOWN", `unexpected ${reply.status} ${reply.code}`.trim());
};

const callProbe = (probe: Probe, reply: Reply): Outcome => {
  if (probe.allowed && reply.status < 500) return judged(probe, reply, "ALLOWED", probe.allowed);
  if (reply.status === 404 || reply.status === 405)
    return judged(probe, reply, "DENIED", `not served: ${reply.status}`);
  if (reply.status < 300) return judged(probe, reply, "LEAK", `answered ${reply.status}`);
  if (reply.status >= 400 && reply.status < 500)
    return judged(probe, reply, "DENIED", `refused with ${reply.status}`);
  return judged(probe, reply, "UNKNOWN", `unexpected ${reply.status}`);
};
