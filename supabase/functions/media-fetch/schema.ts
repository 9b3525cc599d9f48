import { z } from "zod";
import { optional, url, woken } from "../_shared/environment.ts";

export const environment = z.looseObject({
  ...woken,
  /** A stand-in for the Graph API; only where it is set does a channel's own address count. */
  VIGIE_GRAPH_URL: optional(url),
  OUTBOUND_ALLOW_LOOPBACK: optional(z.enum(["true", "false"])),
  /** A file is in memory while it is checked, and the platform gives a function 256 MB. */
  MEDIA_MAX_BYTES: optional(z.coerce.number().int().min(1_024).max(104_857_600)),
});

export const kinds = ["image", "sticker", "audio", "video", "document"] as const;
export type Kind = (typeof kinds)[number];

const text = z.string();

export const claimed = z.object({
  id: z.uuid(),
  lease: z.uuid(),
  attempt: z.number().int(),
  channel: text,
  token_ref: text.nullish(),
  api_base: text.nullish(),
  provider_media_id: text.nullish(),
  source_url: text.nullish(),
  kind: z.enum(kinds),
  mime: text.nullish(),
  size_bytes: z.number().nullish(),
  storage_path: text,
});
export type Claimed = z.infer<typeof claimed>;

export const claim = z.array(claimed);
export const erasures = z.array(z.object({ storage_path: text, lease: z.uuid() }));

const limit = z.object({ bytes: z.number().int().positive(), mime: z.array(text) });
export const limits = z.object({
  hosts: z.array(text),
  image: limit,
  sticker: limit,
  audio: limit,
  video: limit,
  document: limit,
});
export type Limits = z.infer<typeof limits>;

/** What the Graph API says of a file by its id. */
export const graphFile = z.looseObject({
  url: text,
  mime_type: text.nullish().catch(null),
  sha256: text.nullish().catch(null),
  file_size: z.coerce.number().int().nonnegative().nullish().catch(null),
});

export const graphRefusal = z.looseObject({
  error: z.looseObject({ code: z.number().int().nullish().catch(null) }),
});
