import { z } from "zod";
import { channels } from "./types.ts";

const text = z.string().min(1).max(65_536);
const common = {
  /** `channel:id`; an id that nobody knows is a new customer. */
  customer: z.string().regex(/^(whatsapp|instagram|messenger):.{1,140}$/u),
  /** Default: the demo channel. */
  business: z.string().optional(),
  /** The same id again is the same message again. */
  id: z.string().min(1).max(300).optional(),
  at_ms: z.number().int().optional(),
  reply_to: z.string().optional(),
  forwarded: z.boolean().optional(),
};
const mediaKinds = ["image", "audio", "video", "document", "sticker"] as const;

/** What a simulated customer can do, the same on every channel. */
export const writeSchema = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("text"), text }),
  /** Touches a button, a quick reply or a row of a list of one of our messages. */
  z.strictObject({ ...common, type: z.literal("choose"), message: z.string(), choice: z.string() }),
  z.strictObject({
    ...common,
    type: z.literal("location"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: z.string().max(1_000).optional(),
    address: z.string().max(1_000).optional(),
  }),
  z.strictObject({
    ...common,
    type: z.enum(mediaKinds),
    caption: z.string().max(1_024).optional(),
    /** Base64; absent: a sample. */
    data: z.string().max(24_000_000).optional(),
    mime: z.string().max(100).optional(),
    filename: z.string().max(240).optional(),
    voice: z.boolean().optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal("reaction"),
    message: z.string(),
    emoji: z.string(),
  }),
  z.strictObject({ ...common, type: z.literal("edit"), message: z.string(), text }),
  z.strictObject({ ...common, type: z.literal("delete"), message: z.string() }),
  z.strictObject({
    ...common,
    type: z.literal("contact"),
    name: z.string().min(1).max(200),
    phone: z.string().min(3).max(30),
  }),
  /** Comes from an advertisement or a link. */
  z.strictObject({ ...common, type: z.literal("referral"), text, ref: z.string().max(500) }),
  /** A kind of message that nobody has seen yet. */
  z.strictObject({ ...common, type: z.literal("unsupported") }),
]);

export type Write = z.infer<typeof writeSchema>;
export type MediaWrite = Extract<Write, { type: (typeof mediaKinds)[number] }>;

export const isMediaWrite = (write: Write): write is MediaWrite =>
  mediaKinds.some((kind) => kind === write.type);

export const customerSchema = z.strictObject({
  channel: z.enum(channels),
  id: z.string().min(1).max(140).optional(),
  name: z.string().min(1).max(200),
  username: z.string().max(100).optional(),
  person: z.string().max(100).optional(),
  bsuid: z.string().max(140).optional(),
  shows_phone: z.boolean().default(true),
});

export const customerChangeSchema = z.strictObject({
  name: z.string().min(1).max(200).optional(),
  shows_phone: z.boolean().optional(),
  last_inbound_at: z.number().int().nullable().optional(),
});
