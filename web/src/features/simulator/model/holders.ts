import type { Channel } from "../data/wire.ts";

/** Which phones are on the table, and which app each shows. */
export interface Holder {
  person: string;
  channel: Channel;
}

export const FIRST_HOLDERS: readonly Holder[] = [
  { person: "amina", channel: "whatsapp" },
  { person: "karim", channel: "instagram" },
];

/** Puts one more phone on the table: of somebody who has none there yet. */
export function withNext(holders: readonly Holder[], people: readonly string[]): Holder[] {
  const free = people.find((id) => !holders.some(({ person }) => person === id));
  return free ? [...holders, { person: free, channel: "whatsapp" }] : [...holders];
}
