import type { LocalizedText } from "../../../shared/i18n/use-localized.ts";
import type { Payload } from "../../../shared/messaging/payload.ts";

export interface ConversationRow {
  conversation_id: string;
  contact_id: string;
  contact_name: string | null;
  phone: string | null;
  channel_name: string;
  site: string;
  active_at: string;
  window_expires_at: string | null;
  handled_by: string;
  failed_count: number;
  waiting_count: number;
  last_text: string | null;
  recipient: string;
}

export interface MediaFile {
  id: string;
  kind: string;
  mime: string | null;
  filename: string | null;
  size_bytes: number | null;
  is_voice: boolean;
  status: string;
  storage_path: string | null;
  error_key: string | null;
}

export interface InboundContent {
  button_id?: string;
  reply_to?: string;
  latitude?: number;
  longitude?: number;
  name?: string;
  address?: string;
  contacts?: unknown[];
  product_items?: unknown[];
  headline?: string;
  source?: string;
}

export interface Message {
  direction: "in" | "out";
  id: number;
  at: string;
  kind: string;
  type: string;
  text: string | null;
  payload: Payload | null;
  content: InboundContent | null;
  status: string;
  receipt: string | null;
  delivered_at: string | null;
  read_at: string | null;
  failed_at: string | null;
  error_code: number | null;
  error_key: string | null;
  reason: LocalizedText;
  media: MediaFile[] | null;
  origin: string;
  disposition: string | null;
  held_reason: string | null;
  held_until: string | null;
  /** What a customer wrote in one go and was answered once has the same: the id of the last of it. */
  turn: number | null;
}
