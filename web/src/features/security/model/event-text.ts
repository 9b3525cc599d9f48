import type { SecurityEvent } from "./types.ts";

/** Whether the text occurs anywhere in what the event noted. */
export const mentions = (event: SecurityEvent, text: string): boolean => {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === "") return true;
  const noted = [
    event.event_type,
    event.channel,
    event.user_id,
    event.actor_id,
    event.correlation_id,
    JSON.stringify(event.payload_json),
  ];
  return noted.some((part) => part?.toLocaleLowerCase().includes(wanted) ?? false);
};

/** The first facts, in one line; the detail has them all. */
export const summarise = (event: SecurityEvent, most = 4): string =>
  Object.entries(event.payload_json)
    .filter(([, value]) => value !== null && typeof value !== "object")
    .slice(0, most)
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(" · ");
