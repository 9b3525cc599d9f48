import type {
  Business,
  Channel,
  ChatMessage,
  Customer,
  GraphEntry,
  Numbered,
  WebhookEntry,
} from "../../../../../scripts/graph/types.ts";

// The stand-in's own types: what it sends is what is read here.
export type {
  Business,
  Channel,
  ChatMedia,
  ChatMessage,
  Choice,
  Customer,
  ListSection,
} from "../../../../../scripts/graph/types.ts";

export type Exchange = { seq: number; at: number } & (WebhookEntry | GraphEntry);

export interface Fault {
  id: string;
  on: "send" | "webhook";
  effect: string;
  code?: number;
  status?: number;
  ms?: number;
  left: number | null;
}

export interface Settings {
  delivered_after_ms: number | null;
  read_after_ms: number | null;
}

export interface SimulatorState {
  boot: string;
  seq: number;
  settings: Settings;
  faults: readonly Fault[];
  businesses: readonly Business[];
  customers: readonly Customer[];
  chats: Readonly<Record<string, readonly ChatMessage[]>>;
  journal: readonly Exchange[];
}

export type SimulatorEvent = Numbered;

export const CHANNELS: readonly Channel[] = ["whatsapp", "instagram", "messenger"];
