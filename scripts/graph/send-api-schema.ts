import { z } from "zod";
import { text } from "./text-rules.ts";
import type { Channel } from "./types.ts";

const url = z.url();

const button = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("postback"), title: text(20), payload: text(1000) }),
  z.looseObject({ type: z.literal("web_url"), title: text(20), url }),
  z.looseObject({ type: z.literal("phone_number"), title: text(20), payload: z.string() }),
]);
const buttons = z.array(button).min(1).max(3);

const template = z.discriminatedUnion("template_type", [
  z.looseObject({ template_type: z.literal("button"), text: text(640), buttons }),
  z.looseObject({
    template_type: z.literal("generic"),
    elements: z
      .array(
        z.looseObject({
          title: text(80),
          subtitle: text(80).optional(),
          image_url: url.optional(),
          buttons: buttons.optional(),
        }),
      )
      .min(1)
      .max(10),
  }),
]);

const attachment = z.discriminatedUnion("type", [
  z.looseObject({
    type: z.enum(["image", "audio", "video", "file"]),
    payload: z
      .looseObject({ url: url.optional(), attachment_id: z.string().optional() })
      .refine((payload) => payload.url !== undefined || payload.attachment_id !== undefined, {
        message: "needs a url or an attachment_id",
      }),
  }),
  z.looseObject({ type: z.literal("template"), payload: template }),
]);

const quickReply = z.discriminatedUnion("content_type", [
  z.looseObject({ content_type: z.literal("text"), title: text(20), payload: text(1000) }),
  z.looseObject({ content_type: z.enum(["user_phone_number", "user_email"]) }),
]);

const bytes = (max: number) =>
  z.string().refine((value) => value !== "" && Buffer.byteLength(value) <= max, {
    message: `is empty or longer than ${max} bytes`,
  });

/** Messenger counts 2,000 characters, Instagram 1,000 bytes: half as many Arabic letters. */
const message = (channel: Channel) =>
  z
    .looseObject({
      text: (channel === "instagram" ? bytes(1000) : text(2000)).optional(),
      attachment: attachment.optional(),
      quick_replies: z.array(quickReply).min(1).max(13).optional(),
      metadata: z.string().max(1000).optional(),
      reply_to: z.looseObject({ mid: z.string().min(1) }).optional(),
    })
    .refine((one) => one.text !== undefined || one.attachment !== undefined, {
      message: "needs a text or an attachment",
    });

const recipient = z.looseObject({ id: z.string().min(1) });

export const sendApiMessage = (channel: Channel) =>
  z.looseObject({
    recipient,
    messaging_type: z.enum(["RESPONSE", "UPDATE", "MESSAGE_TAG"]).optional(),
    tag: z.string().optional(),
    message: message(channel),
  });
export type SendApiMessage = z.infer<ReturnType<typeof sendApiMessage>>;

export const sendApiAction = z.looseObject({
  recipient,
  sender_action: z.enum(["typing_on", "typing_off", "mark_seen", "react", "unreact"]),
  payload: z.looseObject({ message_id: z.string(), reaction: z.string().optional() }).optional(),
});
