import { describe, expect, it } from "vitest";
import { mentions, summarise } from "./event-text.ts";
import type { SecurityEvent } from "./types.ts";

const event = {
  event_type: "FLAG_CHANGED",
  channel: null,
  user_id: null,
  actor_id: null,
  correlation_id: "req-7",
  payload_json: { key: "OUTBOUND_ENABLED", value: false, nested: { deep: "Bac 4" }, gone: null },
} as unknown as SecurityEvent;

describe("mentions", () => {
  it("looks into the payload, nested facts included", () => {
    expect(mentions(event, "bac 4")).toBe(true);
    expect(mentions(event, "REQ-7")).toBe(true);
    expect(mentions(event, "")).toBe(true);
    expect(mentions(event, "elsewhere")).toBe(false);
  });
});

describe("summarise", () => {
  it("keeps false, leaves out what is absent or nested", () => {
    expect(summarise(event)).toBe("key: OUTBOUND_ENABLED · value: false");
  });
});
