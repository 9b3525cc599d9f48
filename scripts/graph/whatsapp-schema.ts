import { z } from "zod";
import { text, unique } from "./text-rules.ts";

const id = z.string().min(1);

const mediaRef = z
  .looseObject({ id: id.optional(), link: z.url().optional() })
  .refine((media) => (media.id === undefined) !== (media.link === undefined), {
    message: "needs an id or a link, and not both",
  });
const withCaption = mediaRef.and(
  z.looseObject({ caption: text(1024).optional(), filename: z.string().max(240).optional() }),
);

const header = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("text"), text: text(60) }),
  z.looseObject({ type: z.literal("image"), image: mediaRef }),
  z.looseObject({ type: z.literal("video"), video: mediaRef }),
  z.looseObject({ type: z.literal("document"), document: mediaRef }),
]);
const frame = {
  header: header.optional(),
  body: z.looseObject({ text: text(1024) }),
  footer: z.looseObject({ text: text(60) }).optional(),
};

const button = z.looseObject({
  type: z.literal("reply"),
  reply: z.looseObject({ id: text(256), title: text(20) }),
});
const row = z.looseObject({
  id: text(200),
  title: text(24),
  description: text(72).optional(),
});
const sections = z
  .array(z.looseObject({ title: text(24).optional(), rows: z.array(row).min(1) }))
  .min(1)
  .max(10)
  .refine((all) => all.flatMap(({ rows }) => rows).length <= 10, {
    message: "has more than 10 rows in all its sections",
  })
  .refine(
    (all) =>
      unique(
        all.flatMap(({ rows }) => rows),
        (one) => one.id,
      ),
    {
      message: "has two rows with one id",
    },
  )
  .refine((all) => all.length === 1 || all.every(({ title }) => title !== undefined), {
    message: "has a section without a title, which only a single one may lack",
  });

const interactive = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.literal("button"),
    ...frame,
    action: z.looseObject({
      buttons: z
        .array(button)
        .min(1)
        .max(3)
        .refine((all) => unique(all, ({ reply }) => reply.id), {
          message: "has two buttons with one id",
        })
        .refine((all) => unique(all, ({ reply }) => reply.title), {
          message: "has two buttons with one title",
        }),
    }),
  }),
  z.looseObject({
    type: z.literal("list"),
    ...frame,
    header: z.looseObject({ type: z.literal("text"), text: text(60) }).optional(),
    action: z.looseObject({ button: text(20), sections }),
  }),
  z.looseObject({
    type: z.literal("location_request_message"),
    body: frame.body,
    action: z.looseObject({ name: z.literal("send_location") }),
  }),
  z.looseObject({
    type: z.literal("cta_url"),
    ...frame,
    action: z.looseObject({
      name: z.literal("cta_url"),
      parameters: z.looseObject({ display_text: text(20), url: z.url() }),
    }),
  }),
]);

const template = z.looseObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.looseObject({ code: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/) }),
  components: z.array(z.looseObject({ type: z.string() })).optional(),
});

const content = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("text"), text: z.looseObject({ body: text(4096) }) }),
  z.looseObject({ type: z.literal("interactive"), interactive }),
  z.looseObject({ type: z.literal("template"), template }),
  z.looseObject({ type: z.literal("image"), image: withCaption }),
  z.looseObject({ type: z.literal("video"), video: withCaption }),
  z.looseObject({ type: z.literal("document"), document: withCaption }),
  z.looseObject({ type: z.literal("audio"), audio: mediaRef }),
  z.looseObject({ type: z.literal("sticker"), sticker: mediaRef }),
  z.looseObject({
    type: z.literal("location"),
    location: z.looseObject({
      latitude: z.coerce.number().min(-90).max(90),
      longitude: z.coerce.number().min(-180).max(180),
      name: z.string().optional(),
      address: z.string().optional(),
    }),
  }),
  z.looseObject({ type: z.literal("contacts"), contacts: z.array(z.looseObject({})).min(1) }),
  z.looseObject({
    type: z.literal("reaction"),
    reaction: z.looseObject({ message_id: id, emoji: z.string() }),
  }),
]);

const envelope = z
  .looseObject({
    messaging_product: z.literal("whatsapp"),
    recipient_type: z.literal("individual").optional(),
    to: z
      .string()
      .regex(/^\+?[0-9]{5,20}$/)
      .optional(),
    /** A business-scoped user id, for who shows no phone number. */
    recipient: z.string().min(3).max(140).optional(),
    context: z.looseObject({ message_id: id }).optional(),
    biz_opaque_callback_data: z.string().max(512).optional(),
  })
  .refine(({ to, recipient }) => to !== undefined || recipient !== undefined, {
    path: ["to"],
    message: "is missing",
  });

/** What Meta calls a text message may come without its type. */
export const whatsappSend = z.preprocess(
  (body) =>
    typeof body === "object" && body !== null && !("type" in body)
      ? { ...body, type: "text" }
      : body,
  envelope.and(content),
);
export type WhatsAppSend = z.infer<typeof whatsappSend>;

export const whatsappRead = z.looseObject({
  messaging_product: z.literal("whatsapp"),
  status: z.literal("read"),
  message_id: id,
  typing_indicator: z.looseObject({ type: z.literal("text") }).optional(),
});
