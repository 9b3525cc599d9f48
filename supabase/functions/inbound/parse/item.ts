export type Channel = "whatsapp" | "instagram" | "messenger";

export type Party = {
  readonly wa_id?: string | undefined;
  readonly bsuid?: string | undefined;
  readonly psid?: string | undefined;
  readonly igsid?: string | undefined;
  /** How a partner calls somebody whom no network knows. */
  readonly client?: string | undefined;
  readonly name?: string | undefined;
  readonly username?: string | undefined;
};

export type MediaKind = "image" | "audio" | "video" | "document" | "sticker";

export type Media = {
  readonly kind: MediaKind;
  readonly media_id?: string | undefined;
  readonly url?: string | undefined;
  readonly mime?: string | undefined;
  readonly sha256?: string | undefined;
  readonly size?: number | undefined;
  readonly filename?: string | undefined;
  readonly voice?: boolean | undefined;
};

export type Kind =
  | "message"
  | "reaction"
  | "edit"
  | "deletion"
  | "echo"
  | "status"
  | "watermark"
  | "system"
  | "account"
  | "unknown";

/** One thing that a delivery says, in the words of `ingest_delivery`. Undefined is absent. */
export type Item = {
  readonly kind: Kind;
  readonly identity?: string | undefined;
  readonly at_ms?: number | undefined;
  readonly id?: string | undefined;
  readonly from?: Party | undefined;
  readonly to?: Party | undefined;
  readonly type?: string | undefined;
  readonly text?: string | undefined;
  readonly button_id?: string | undefined;
  readonly reply_to?: string | undefined;
  readonly forwarded?: boolean | undefined;
  readonly target?: string | undefined;
  readonly callback?: string | undefined;
  readonly status?: string | undefined;
  readonly watermark_ms?: number | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly error?: Record<string, unknown> | undefined;
  readonly new?: Party | undefined;
  readonly field?: string | undefined;
  readonly content?: Record<string, unknown> | undefined;
  readonly media?: readonly Media[] | undefined;
};
