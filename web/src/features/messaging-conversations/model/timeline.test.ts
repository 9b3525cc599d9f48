import { describe, expect, test } from "vitest";
import {
  companyOf,
  groupByDay,
  isFailure,
  isOfTurn,
  isWindowOpen,
  markOf,
  needsHandling,
} from "./timeline.ts";
import type { Message } from "./types.ts";

const message = (changes: Partial<Message>): Message => ({
  direction: "out",
  id: 1,
  at: "2026-11-25T10:00:00Z",
  kind: "reply",
  type: "text",
  text: "Bonjour",
  payload: null,
  content: null,
  status: "SENT",
  receipt: null,
  delivered_at: null,
  read_at: null,
  failed_at: null,
  error_code: null,
  error_key: null,
  reason: null,
  media: null,
  origin: "bot",
  disposition: null,
  held_reason: null,
  held_until: null,
  turn: null,
  ...changes,
});

const incoming = (changes: Partial<Message>): Message =>
  message({ direction: "in", kind: "message", ...changes });

describe("the timeline of a conversation", () => {
  test("is read oldest first, day by day", () => {
    const rows = [
      message({ id: 3, at: "2026-11-25T09:00:00Z" }),
      message({ id: 2, at: "2026-11-24T23:00:00Z" }),
      message({ id: 1, at: "2026-11-24T08:00:00Z" }),
    ];
    const groups = groupByDay(rows, (at) => at.slice(0, 10));
    expect(groups.map(({ day, messages }) => [day, messages.map(({ id }) => id)])).toEqual([
      ["2026-11-24", [1, 2]],
      ["2026-11-25", [3]],
    ]);
  });

  test("an answer of the same instant comes after its question", () => {
    const rows = [incoming({ id: 9 }), message({ id: 4 }), message({ id: 3 })];
    const [group] = groupByDay(rows, (at) => at.slice(0, 10));
    expect(group?.messages.map(({ id }) => id)).toEqual([9, 3, 4]);
  });

  test("messages that were answered at once say so under the last of them", () => {
    const [first, last] = [
      incoming({ id: 7, status: "answered", turn: 8 }),
      incoming({ id: 8, status: "answered", turn: 8 }),
    ];
    expect([first, last].map(isOfTurn)).toEqual([true, true]);
    expect([first, last].map(companyOf)).toEqual([null, "together"]);
    expect(companyOf(incoming({ id: 9, status: "answered" }))).toBeNull();
    expect(companyOf(incoming({ id: 9, status: "gathering" }))).toBe("gathering");
    expect(companyOf(message({ id: 9 }))).toBeNull();
  });

  test("a message shows how far it is known to have come", () => {
    expect(markOf(message({}))).toBe("sent");
    expect(markOf(message({ receipt: "accepted" }))).toBe("sent");
    expect(markOf(message({ receipt: "delivered" }))).toBe("delivered");
    expect(markOf(message({ receipt: "played" }))).toBe("read");
    expect(markOf(message({ status: "RETRY" }))).toBe("waiting");
    expect(markOf(message({ status: "UNKNOWN" }))).toBe("unknown");
    // Nothing that was given up looks as if it had been delivered.
    expect(markOf(message({ status: "DLQ", receipt: "sent" }))).toBe("failed");
  });

  test("the cause is shown for what did not leave, not for what waits its turn", () => {
    expect(isFailure(message({ status: "DLQ" }))).toBe(true);
    expect(isFailure(message({ status: "PENDING" }))).toBe(false);
    expect(isFailure(message({ direction: "in", status: "DLQ" }))).toBe(false);
  });

  test("only what came in and was not answered can be handled again", () => {
    expect(needsHandling(incoming({ status: "failed" }))).toBe(true);
    expect(needsHandling(incoming({ status: "answered" }))).toBe(false);
    expect(needsHandling(incoming({ status: "waiting" }))).toBe(false);
    expect(needsHandling(incoming({ kind: "reaction", status: "failed" }))).toBe(false);
  });

  test("the window is closed for who never wrote, and from its end on", () => {
    const end = "2026-11-25T10:00:00Z";
    expect(isWindowOpen(null, 0)).toBe(false);
    expect(isWindowOpen(end, Date.parse(end) - 1)).toBe(true);
    expect(isWindowOpen(end, Date.parse(end))).toBe(false);
  });
});
