import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mergeMessages } from "../../shared/i18n/merge-messages.ts";
import { modules } from "./fr.ts";

const MIGRATIONS = new URL("../../../../supabase/migrations/", import.meta.url);

// Raised only to the service role and to the scheduler: no person ever reads them.
const SERVICE_ONLY = new Set([
  "event_type_unknown",
  "leak_audit_invalid",
  "leak_audit_recorded",
  "notification_lease_lost",
  "notification_outcome_invalid",
  "operator_tenant_missing",
  "rate_limit_invalid",
  "replay_ttl_invalid",
  "retention_too_short",
]);

function raisedKeys(): string[] {
  const sql = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .map((name) => readFileSync(new URL(name, MIGRATIONS), "utf8"))
    .join("\n");
  const keys = [...sql.matchAll(/\bmessage = '(\w+)'/g)].map((match) => match[1] ?? "");
  return [...new Set(keys)].sort();
}

test("every key that a rule raises to a person has words", () => {
  const { errors } = mergeMessages(...Object.values(modules).map(({ messages }) => messages));
  const known = new Set(typeof errors === "object" ? Object.keys(errors) : []);
  const raised = raisedKeys();
  expect(raised).toContain("permission_denied");
  expect(raised.filter((key) => !known.has(key) && !SERVICE_ONLY.has(key))).toEqual([]);
});
