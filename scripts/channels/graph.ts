import { z } from "zod";
import { type Answer, ask } from "./http.ts";
import type { Settings } from "./types.ts";

const VERSION = "v23.0";

export const graphGet = (
  { graphUrl }: Settings,
  path: string,
  token: string,
  query: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const search = new URLSearchParams(query);
  const question = search.size === 0 ? "" : `?${search}`;
  return ask(`${graphUrl}/${VERSION}/${path}${question}`, {
    headers: { authorization: `Bearer ${token}` },
  });
};

export const tokenFacts = z.object({
  data: z.looseObject({
    app_id: z.string().nullish(),
    is_valid: z.boolean(),
    /** Seconds; 0: never. */
    expires_at: z.number().nullish(),
    data_access_expires_at: z.number().nullish(),
    scopes: z.array(z.string()).nullish(),
  }),
});

export const numberFacts = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  username: z.string().nullish(),
  verified_name: z.string().nullish(),
  quality_rating: z.string().nullish(),
  status: z.string().nullish(),
  name_status: z.string().nullish(),
  account_mode: z.string().nullish(),
  whatsapp_business_manager_messaging_limit: z.string().nullish(),
});

const app = z.looseObject({
  id: z.string().nullish(),
  subscribed_fields: z.array(z.string()).nullish(),
  whatsapp_business_api_data: z.looseObject({ id: z.string().nullish() }).nullish(),
});
export const subscribedApps = z.object({ data: z.array(app) });

export const subscriptions = z.object({
  data: z.array(
    z.looseObject({
      object: z.string(),
      callback_url: z.string().nullish(),
      active: z.boolean().nullish(),
      fields: z.array(z.looseObject({ name: z.string() })).nullish(),
    }),
  ),
});

export const errorCode = ({ json }: Answer): string => {
  const parsed = z.looseObject({ error: z.looseObject({ code: z.number() }) }).safeParse(json);
  return parsed.success ? `, code ${parsed.data.error.code}` : "";
};
