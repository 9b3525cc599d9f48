import { checkReach } from "./check-reach.ts";
import { errorCode, graphGet, numberFacts, subscribedApps, subscriptions } from "./graph.ts";
import { said } from "./http.ts";
import {
  type ChannelKind,
  type ChannelRow,
  type Line,
  ok,
  type Settings,
  todo,
  unknown,
} from "./types.ts";

/** What the functions understand; what is not subscribed does not come. */
export const neededFields: Readonly<Record<ChannelKind, readonly string[]>> = {
  whatsapp: [
    "messages",
    "message_template_status_update",
    "phone_number_quality_update",
    "business_capability_update",
    "account_update",
  ],
  instagram: ["messages", "messaging_postbacks", "messaging_seen", "message_reactions"],
  messenger: [
    "messages",
    "messaging_postbacks",
    "message_deliveries",
    "message_reads",
    "message_echoes",
    "message_reactions",
    "messaging_policy_enforcement",
  ],
};

const objects: Readonly<Record<ChannelKind, string>> = {
  whatsapp: "whatsapp_business_account",
  instagram: "instagram",
  messenger: "page",
};

const fieldsOf: Readonly<Record<ChannelKind, string>> = {
  whatsapp:
    "id,verified_name,display_phone_number,quality_rating,status,name_status,code_verification_status,account_mode,throughput,whatsapp_business_manager_messaging_limit",
  instagram: "id,name,username",
  messenger: "id,name",
};

export const checkNumber = async (
  settings: Settings,
  channel: ChannelRow,
  token: string,
): Promise<Line[]> => {
  const about = channel.display_name;
  const told = { check: "number or page", about };
  const answer = await graphGet(settings, channel.identity, token, {
    fields: fieldsOf[channel.channel],
  });
  const parsed = numberFacts.safeParse(answer.json);
  if (answer.status !== 200 || !parsed.success) {
    const why = `Meta does not show ${channel.identity} to this token: ${said(answer)}${errorCode(answer)}.`;
    return [
      todo(
        told,
        why,
        "Compare the identity, and give the system user access to the account or page.",
      ),
    ];
  }
  if (channel.channel !== "whatsapp") return [ok(told, "Meta shows it to this token.")];
  const { whatsapp_business_manager_messaging_limit: tier } = parsed.data;
  const { status, name_status: name, quality_rating: quality, account_mode: mode } = parsed.data;
  return [
    status === "CONNECTED" && mode !== "SANDBOX"
      ? ok(told, "CONNECTED.")
      : todo(
          told,
          `${status ?? "Without a status"}${mode === "SANDBOX" ? ", a test number" : ""}.`,
          "Register the number with its PIN, and see Business settings for restrictions and payment.",
        ),
    quality === "RED" || quality === "YELLOW"
      ? todo(
          { check: "quality", about },
          `${quality}.`,
          "Send less that nobody asked for; see the runbook CHANNEL_QUALITY_LOW.",
        )
      : ok({ check: "quality", about }, `${quality ?? "UNKNOWN"}.`),
    name === "APPROVED" || name === "AVAILABLE_WITHOUT_REVIEW"
      ? ok({ check: "display name", about }, `${name}.`)
      : todo(
          { check: "display name", about },
          `${name ?? "Not reviewed"}.`,
          "Have the display name approved in WhatsApp Manager.",
        ),
    await checkReach(settings, channel, tier),
  ];
};

/** Whether the account or page hands its events to the app. */
export const checkSubscribed = async (
  settings: Settings,
  channel: ChannelRow,
  token: string,
): Promise<Line> => {
  const told = { check: "subscription", about: channel.display_name };
  const account = channel.account_id ?? channel.identity;
  const answer = await graphGet(settings, `${account}/subscribed_apps`, token);
  const parsed = subscribedApps.safeParse(answer.json);
  const remedy = `POST /${account}/subscribed_apps with the token${
    channel.channel === "whatsapp"
      ? ""
      : ` and subscribed_fields=${neededFields[channel.channel].join(",")}`
  }.`;
  if (!parsed.success) {
    return todo(
      told,
      `Meta does not say which apps listen: ${said(answer)}${errorCode(answer)}.`,
      remedy,
    );
  }
  const { appId } = settings;
  const mine = parsed.data.data.find(
    (app) => appId === undefined || [app.id, app.whatsapp_business_api_data?.id].includes(appId),
  );
  if (mine === undefined) return todo(told, `No app listens to ${account}.`, remedy);
  // WhatsApp accounts subscribe to an app as a whole; the app says to which fields.
  if (channel.channel === "whatsapp") return ok(told, "The account hands its events to the app.");
  const missing = neededFields[channel.channel].filter(
    (field) => !mine.subscribed_fields?.includes(field),
  );
  return missing.length === 0
    ? ok(told, neededFields[channel.channel].join(", "))
    : todo(told, `Not subscribed: ${missing.join(", ")}.`, remedy);
};

/** Whether the app delivers to this address, field by field. */
export const checkApp = async (
  settings: Settings,
  kinds: readonly ChannelKind[],
): Promise<Line[]> => {
  const { appId, appSecrets, functionsUrl } = settings;
  const [secret] = appSecrets;
  const told = (kind: ChannelKind) => ({ check: "webhook of the app", about: kind });
  if (appId === undefined || secret === undefined) {
    const remedy = "Give META_APP_ID and META_APP_SECRET.";
    return kinds.map((kind) => unknown(told(kind), "Only the app itself is told.", remedy));
  }
  const answer = await graphGet(settings, `${appId}/subscriptions`, `${appId}|${secret}`);
  const parsed = subscriptions.safeParse(answer.json);
  return kinds.map((kind) => {
    const url = `${functionsUrl}/inbound/${kind}`;
    const remedy = `App dashboard → Webhooks → ${objects[kind]}: callback ${url}, and its fields.`;
    if (!parsed.success)
      return todo(told(kind), `Meta: ${said(answer)}${errorCode(answer)}.`, remedy);
    const found = parsed.data.data.find(({ object }) => object === objects[kind]);
    if (!found?.active) return todo(told(kind), "The app has no active webhook.", remedy);
    if (found.callback_url !== url) return todo(told(kind), "The app delivers elsewhere.", remedy);
    const names = found.fields?.map(({ name }) => name) ?? [];
    const missing = neededFields[kind].filter((field) => !names.includes(field));
    return missing.length === 0
      ? ok(told(kind), `It delivers to ${url}.`)
      : todo(told(kind), `Fields not subscribed: ${missing.join(", ")}.`, remedy);
  });
};
