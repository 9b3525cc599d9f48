import { expect, test } from "vitest";
import { heldBy, stoppedChannels, type Waiting } from "./held.ts";

const NOW = Date.parse("2026-11-25T10:00:00Z");

const row = (changes: Partial<Waiting>): Waiting => ({
  due_at: "2026-11-25T09:59:00Z",
  leased_until: null,
  held_reason: null,
  blocked_by: null,
  ...changes,
});

test("a message whose time has come and that nothing holds is ready", () => {
  expect(heldBy(row({}), NOW)).toBe("ready");
});

test("a later time, a message before it, a stop, a closed window: each is told apart", () => {
  expect(heldBy(row({ due_at: "2026-11-25T10:01:00Z" }), NOW)).toBe("due");
  expect(heldBy(row({ blocked_by: 7 }), NOW)).toBe("blocked");
  expect(heldBy(row({ held_reason: "switch" }), NOW)).toBe("switch");
  expect(heldBy(row({ held_reason: "window_closed", due_at: null }), NOW)).toBe("window_closed");
});

test("what waits for room in the daily limit says so, unless its channel sends nothing at all", () => {
  const waiting = row({ due_at: "2026-11-25T18:00:00Z", held_reason: "daily_limit" });
  expect(heldBy(waiting, NOW)).toBe("daily_limit");
  expect(heldBy(waiting, NOW, "circuit")).toBe("circuit");
});

test("what is being sent is being sent, whatever else is noted", () => {
  const leased = row({
    leased_until: "2026-11-25T10:01:00Z",
    blocked_by: 7,
    held_reason: "switch",
  });
  expect(heldBy(leased, NOW)).toBe("leased");
});

test("a channel that sends nothing holds what carries no note of its own", () => {
  expect(heldBy(row({}), NOW, "circuit")).toBe("circuit");
  expect(heldBy(row({ blocked_by: 7 }), NOW, "channel_paused")).toBe("channel_paused");
  expect(heldBy(row({ held_reason: "window_closed", due_at: null }), NOW, "switch")).toBe(
    "window_closed",
  );
});

test("channels that are paused, cut or stopped are told apart; a stop that is over is none", () => {
  const channels = [
    { id: "a", status: "active", circuit: "closed" },
    { id: "b", status: "paused", circuit: "closed" },
    { id: "c", status: "active", circuit: "open" },
  ];
  const stop = { mode: "hold", expires_at: null };
  const switches = [
    { ...stop, channel_id: "c" },
    { ...stop, channel_id: "a", expires_at: "2026-11-25T09:59:00Z" },
    { ...stop, channel_id: "a", mode: "inbound_only" },
    { ...stop, channel_id: null },
  ];
  expect([...stoppedChannels(channels, switches, NOW)]).toEqual([
    ["b", "channel_paused"],
    ["c", "switch"],
  ]);
});
