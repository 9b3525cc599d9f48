import { Webhook } from "standardwebhooks";

export type SignedHeaders = {
  readonly "webhook-id": string;
  readonly "webhook-timestamp": string;
  readonly "webhook-signature": string;
};

/** During a rotation the variable holds two secrets, the new one first: the receiver accepts either. */
export const parseSecrets = (text: string | undefined): readonly string[] =>
  (text ?? "").split(/[\s,]+/).filter((secret) => /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret));

/** Standard Webhooks: `id.timestamp.body`, one v1 signature for each secret. */
export const signHeaders = (
  secrets: readonly string[],
  id: string,
  at: Date,
  body: string,
): SignedHeaders => ({
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
  "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
});
