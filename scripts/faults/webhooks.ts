import { createHmac } from "node:crypto";

export type Written = { readonly id: string; readonly customer: string; readonly text: string };

/** A delivery as Meta signs it: one body, one or many messages. */
export type Signed = { readonly body: string; readonly signature: string };

const messageOf = ({ id, customer, text }: Written, seconds: string): object => ({
  from: customer,
  id,
  timestamp: seconds,
  type: "text",
  text: { body: text },
});

export const signedDelivery = (
  secret: string,
  identity: string,
  messages: readonly Written[],
): Signed => {
  const customers = [...new Set(messages.map(({ customer }) => customer))];
  const seconds = String(Math.floor(Date.now() / 1000));
  const value = {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: identity, phone_number_id: identity },
    contacts: customers.map((wa_id) => ({ wa_id, profile: { name: `Client ${wa_id}` } })),
    messages: messages.map((message) => messageOf(message, seconds)),
  };
  const body = JSON.stringify({
    object: "whatsapp_business_account",
    entry: [{ id: "waba", changes: [{ field: "messages", value }] }],
  });
  const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  return { body, signature };
};

/** The status of the answer; 0: none came. */
export const post = async (url: string, { body, signature }: Signed): Promise<number> => {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-hub-signature-256": signature },
      body,
      signal: AbortSignal.timeout(20_000),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
};
