import { base64Of, samplePhoto } from "./sample-photo.ts";

export type Attachment = { type: string } & Record<string, unknown>;

const SPOTS = [
  { name: "Hydra, Alger", latitude: 36.7438, longitude: 3.0406 },
  { name: "La Grande Poste", latitude: 36.7731, longitude: 3.0588 },
  { name: "Bab Ezzouar", latitude: 36.7213, longitude: 3.1856 },
];

/** What a thumb can attach without looking for anything. */
export const attachments = {
  photo: (): Attachment => ({ type: "image", data: samplePhoto(), mime: "image/jpeg" }),
  location: (): Attachment => ({
    type: "location",
    ...SPOTS[Math.floor(Math.random() * SPOTS.length)],
  }),
  voice: (): Attachment => ({ type: "audio", voice: true }),
  contact: (): Attachment => ({ type: "contact", name: "Yasmine B.", phone: "+213550000077" }),
} as const;

export type AttachmentKind = keyof typeof attachments;
export const ATTACHMENT_KINDS = Object.keys(attachments) as AttachmentKind[];

function kindOf(mime: string): string {
  const family = mime.split("/")[0] ?? "";
  return ["image", "audio", "video"].includes(family) ? family : "document";
}

export async function fileAttachment(file: File): Promise<Attachment> {
  const mime = file.type || "application/octet-stream";
  return { type: kindOf(mime), data: await base64Of(file), mime, filename: file.name };
}
