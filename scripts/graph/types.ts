export const channels = ["whatsapp", "instagram", "messenger"] as const;
export type Channel = (typeof channels)[number];

/** A number, an Instagram account or a page that customers write to. */
export type Business = {
  readonly channel: Channel;
  readonly id: string;
  /** The WhatsApp Business account, or the page again. */
  readonly account_id: string;
  readonly name: string;
  readonly handle: string;
};

export type Customer = {
  /** `channel:id`, what the control API calls a customer by. */
  readonly key: string;
  readonly channel: Channel;
  /** WhatsApp: wa_id; Instagram: IGSID; Messenger: PSID. */
  readonly id: string;
  /** WhatsApp's business-scoped user id. */
  readonly bsuid: string | null;
  /** False: a WhatsApp customer whose phone number the business never sees. */
  readonly shows_phone: boolean;
  readonly name: string;
  readonly username: string | null;
  /** The same person has one phone and a customer on each channel. Null: met through a send. */
  readonly person: string | null;
  readonly last_inbound_at: number | null;
  /** The business is typing until then. */
  readonly typing_until: number | null;
};

export type Choice = {
  readonly id: string;
  readonly title: string;
  readonly kind: "reply" | "quick_reply" | "postback" | "url" | "location";
};

export type ListSection = {
  readonly title: string;
  readonly rows: readonly {
    readonly id: string;
    readonly title: string;
    readonly description?: string | undefined;
  }[];
};

export type ChatMedia = {
  readonly kind: "image" | "audio" | "video" | "document" | "sticker";
  readonly url: string;
  readonly mime: string;
  readonly filename?: string | undefined;
  readonly voice?: boolean | undefined;
};

export const receipts = ["sending", "accepted", "sent", "delivered", "read", "played"] as const;
export type Receipt = (typeof receipts)[number] | "failed";

/** A message as a phone shows it, whichever way it went. */
export type ChatMessage = {
  readonly id: string;
  readonly customer: string;
  readonly business: string;
  readonly from: "customer" | "business";
  readonly type: string;
  readonly at: number;
  readonly text?: string | undefined;
  readonly header?: string | undefined;
  readonly footer?: string | undefined;
  readonly choices?: readonly Choice[] | undefined;
  readonly list?:
    | { readonly button: string; readonly sections: readonly ListSection[] }
    | undefined;
  readonly media?: ChatMedia | undefined;
  readonly location?:
    | { readonly latitude: number; readonly longitude: number; readonly name?: string | undefined }
    | undefined;
  readonly reply_to?: string | undefined;
  readonly template?: string | undefined;
  readonly reaction?: string | undefined;
  readonly deleted?: boolean | undefined;
  readonly callback?: string | undefined;
  readonly error_code?: number | undefined;
  readonly receipt: Receipt;
};

/** One HTTP delivery to the functions, as it left. */
export type WebhookEntry = {
  readonly kind: "webhook";
  readonly delivery: string;
  readonly channel: Channel;
  readonly url: string;
  readonly attempt: number;
  readonly signature: string;
  readonly body: string;
  readonly customer: string | null;
  /** Null while nobody answered: 0 = no connection or no answer in time. */
  readonly status: number | null;
  readonly answer: string;
  readonly latency_ms: number;
  readonly retry_in_ms: number | null;
  readonly fault: string | null;
};

/** One call of the Graph API, as it came. */
export type GraphEntry = {
  readonly kind: "graph";
  readonly channel: Channel | null;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly customer: string | null;
  /** 0: the connection was cut on purpose. */
  readonly status: number;
  readonly answer: string;
  readonly latency_ms: number;
  readonly fault: string | null;
};

export type JournalEntry =
  | WebhookEntry
  | GraphEntry
  | { readonly kind: "message"; readonly message: ChatMessage }
  | { readonly kind: "customer"; readonly customer: Customer }
  | { readonly kind: "settings" }
  | { readonly kind: "reset" };

export type Numbered = { readonly seq: number; readonly at: number } & JournalEntry;
