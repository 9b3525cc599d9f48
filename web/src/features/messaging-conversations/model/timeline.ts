import type { Message } from "./types.ts";

export interface DayGroup {
  day: string;
  messages: Message[];
}

const RANK = { in: 0, out: 1 } as const;

/** A question and its answer are stored in one instant: the question is read first. */
function byTime(left: Message, right: Message): number {
  return (
    new Date(left.at).getTime() - new Date(right.at).getTime() ||
    RANK[left.direction] - RANK[right.direction] ||
    left.id - right.id
  );
}

/** Messages come newest first; they are read oldest first, day by day. */
export function groupByDay(
  newestFirst: readonly Message[],
  dayOf: (at: string) => string,
): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const message of [...newestFirst].sort(byTime)) {
    const day = dayOf(message.at);
    const last = groups.at(-1);
    if (last?.day === day) last.messages.push(message);
    else groups.push({ day, messages: [message] });
  }
  return groups;
}

export const messageKey = (message: Message): string => `${message.direction}:${message.id}`;

const FAILURES: ReadonlySet<string> = new Set(["DLQ", "UNKNOWN", "RETRY"]);

/** What was to be sent and did not simply leave: its cause is shown under it. */
export const isFailure = (message: Message): boolean =>
  message.direction === "out" && FAILURES.has(message.status);

const REPEATABLE: ReadonlySet<string> = new Set(["failed", "quarantined", "stale"]);

/** What came in and was not answered; it may be run through the conversation again. */
export const needsHandling = (message: Message): boolean =>
  message.direction === "in" && message.kind === "message" && REPEATABLE.has(message.status);

export type Company = "gathering" | "together";

/** Of a customer's message: whether more is waited for, or whether it ends what was answered at once. */
export function companyOf({ direction, status, turn, id }: Message): Company | null {
  if (direction === "out") return null;
  if (status === "gathering") return "gathering";
  return turn === id ? "together" : null;
}

/** Whether it is one of several messages that were answered at once. */
export const isOfTurn = ({ turn }: Message): boolean => turn !== null;

export type Mark = "waiting" | "sent" | "delivered" | "read" | "failed" | "unknown" | "dropped";

const BY_STATUS: Record<string, Mark> = {
  PENDING: "waiting",
  RETRY: "waiting",
  UNKNOWN: "unknown",
  DLQ: "failed",
  DROPPED: "dropped",
};

const BY_RECEIPT: Record<string, Mark> = { delivered: "delivered", read: "read", played: "read" };

/** The sign beside a message of ours: how far it is known to have come. */
export function markOf(message: Message): Mark {
  return BY_STATUS[message.status] ?? BY_RECEIPT[message.receipt ?? ""] ?? "sent";
}

/** When the window to write freely ends, and whether it has. */
export function isWindowOpen(expiresAt: string | null, now: number): boolean {
  return expiresAt !== null && new Date(expiresAt).getTime() > now;
}
