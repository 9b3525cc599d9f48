import { describe, expect, test } from "vitest";
import { applyEvent } from "./apply-event.ts";
import type { ChatMessage, SimulatorEvent, SimulatorState } from "./wire.ts";

const state: SimulatorState = {
  boot: "b",
  seq: 10,
  settings: { delivered_after_ms: 1, read_after_ms: null },
  faults: [],
  businesses: [],
  customers: [],
  chats: {},
  journal: [],
};
const message: ChatMessage = {
  id: "m1",
  customer: "whatsapp:1",
  business: "b",
  from: "customer",
  type: "text",
  at: 1,
  text: "salam",
  receipt: "sending",
};
const told = (seq: number, change: Partial<ChatMessage> = {}): SimulatorEvent => ({
  seq,
  at: 1,
  kind: "message",
  message: { ...message, ...change },
});

describe("events of the simulator", () => {
  test("a message that is told again changes in its place", () => {
    const after = [told(11), told(12, { id: "m2" }), told(13, { receipt: "read" })].reduce(
      applyEvent,
      state,
    );
    const chat = after.chats["whatsapp:1"] ?? [];
    expect(chat.map(({ id, receipt }) => [id, receipt])).toEqual([
      ["m1", "read"],
      ["m2", "sending"],
    ]);
  });

  test("an event that the state already holds is not applied again", () => {
    expect(applyEvent(state, told(10))).toBe(state);
  });
});
