import { describe, expect, it } from "vitest";
import { inverseOf, readTransitions } from "./actions.ts";
import type { Alert } from "./types.ts";

const alert = {
  is_active: true,
  assigned_to: "someone",
  is_snoozed: true,
  snoozed_until: "2026-09-02T06:00:00Z",
} as Alert;

describe("inverseOf", () => {
  it("takes back a decision", () => {
    expect(inverseOf("acknowledge", alert)).toEqual({ kind: "unacknowledge", input: {} });
    expect(inverseOf("assign", alert)).toEqual({ kind: "assign", input: { assignee: "someone" } });
    expect(inverseOf("snooze", alert)).toEqual({ kind: "unsnooze", input: {} });
  });

  it("puts a snooze back where it was", () => {
    expect(inverseOf("unsnooze", alert)?.input).toEqual({ until: "2026-09-02T06:00:00Z" });
    expect(inverseOf("unsnooze", { ...alert, is_snoozed: false })).toBeNull();
  });

  it("offers nothing for what cannot be taken back", () => {
    expect(inverseOf("comment", alert)).toBeNull();
    expect(inverseOf("resolve", { ...alert, is_active: false })).toBeNull();
  });
});

describe("readTransitions", () => {
  it("keeps what it knows and ignores the rest", () => {
    expect([...readTransitions(["acknowledge", "resolve", "dance"])]).toEqual([
      "acknowledge",
      "resolve",
    ]);
  });
});
