import { createHmac } from "node:crypto";
import { type Answer, ask, said } from "./http.ts";
import { type ChannelKind, type Line, ok, type Settings, todo, unknown } from "./types.ts";

const MAX_SKEW_MS = 60_000;

const objects: Readonly<Record<ChannelKind, string>> = {
  whatsapp: "whatsapp_business_account",
  instagram: "instagram",
  messenger: "page",
};

/** A delivery without any update: it is checked like every other, and stores nothing. */
const emptyDelivery = (kind: ChannelKind): string =>
  JSON.stringify({ object: objects[kind], entry: [] });

const addressOf = ({ functionsUrl }: Settings, kind: ChannelKind): string =>
  `${functionsUrl}/inbound/${kind}`;

const deliver = (settings: Settings, kind: ChannelKind, secret?: string): Promise<Answer> => {
  const body = emptyDelivery(kind);
  const signature =
    secret === undefined
      ? {}
      : {
          "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
        };
  return ask(addressOf(settings, kind), {
    method: "POST",
    body,
    headers: { "content-type": "application/json", ...signature },
  });
};

const handshake = async (settings: Settings, kind: ChannelKind): Promise<Line> => {
  const told = { check: "handshake", about: kind };
  const [token] = settings.verifyTokens;
  if (token === undefined)
    return unknown(told, "There is no verify token to try.", "Give META_VERIFY_TOKEN.");
  const challenge = String(Math.floor(Math.random() * 1e9));
  const query = (verify: string): string =>
    new URLSearchParams({
      "hub.mode": "subscribe",
      "hub.verify_token": verify,
      "hub.challenge": challenge,
    }).toString();
  const right = await ask(`${addressOf(settings, kind)}?${query(token)}`);
  const wrong = await ask(`${addressOf(settings, kind)}?${query(`${token}x`)}`);
  if (right.status !== 200 || right.text !== challenge) {
    return todo(
      told,
      `Meta's subscription check fails: ${said(right)}.`,
      "Deploy the function inbound, set its secret META_VERIFY_TOKEN to the same value, and switch META_VERIFY_ENABLED on.",
    );
  }
  return wrong.status === 403
    ? ok(told, "The right token is echoed, a wrong one refused.")
    : todo(
        told,
        `A wrong verify token: ${said(wrong)}, not 403.`,
        "Deploy the function inbound anew.",
      );
};

/** 429: refused as well, by the limit of those who are refused often. */
const isRefusal = (status: number): boolean => status === 401 || status === 429;

const refusesForged = async (settings: Settings, kind: ChannelKind): Promise<Line> => {
  const told = { check: "forged deliveries", about: kind };
  const answers = [
    await deliver(settings, kind),
    await deliver(settings, kind, "a secret that nobody has"),
  ];
  const taken = answers.find(({ status }) => !isRefusal(status));
  return taken === undefined
    ? ok(told, "Without a signature and with a forged one: 401.")
    : todo(
        told,
        `A delivery that Meta did not sign: ${said(taken)}, not 401.`,
        "Set the flag META_SIGNATURE_REQUIRED to enforce, and the secret META_APP_SECRET.",
      );
};

const takesSigned = async (settings: Settings, kind: ChannelKind): Promise<Line> => {
  const told = { check: "signed delivery", about: kind };
  if (settings.appSecrets.length === 0)
    return unknown(told, "There is no app secret to sign with.", "Give META_APP_SECRET.");
  for (const [index, secret] of settings.appSecrets.entries()) {
    const answer = await deliver(settings, kind, secret);
    if (answer.status === 200) continue;
    const which = settings.appSecrets.length > 1 ? ` with secret ${index + 1}` : "";
    return todo(
      told,
      `A signed delivery${which}: ${said(answer)}, not 200.`,
      "Set the function's META_APP_SECRET to the app secret; two with a space between during a rotation.",
    );
  }
  return ok(told, "A delivery signed with the app secret is acknowledged.");
};

const refusesQueryToken = async (settings: Settings, kind: ChannelKind): Promise<Line> => {
  const told = { check: "token in the address", about: kind };
  const answer = await ask(`${addressOf(settings, kind)}?token=x`, { method: "POST", body: "{}" });
  return isRefusal(answer.status)
    ? ok(told, "Refused with 401.")
    : todo(told, `It is ${answer.status}, not 401.`, "Switch the flag ALLOW_QUERY_TOKEN off.");
};

/** Signatures need no clock; windows, leases and the age of partners' messages do. */
const clocks = (here: number, others: readonly (readonly [string, number | null])[]): Line => {
  const told = { check: "clocks", about: null };
  const off = others.filter(([, date]) => date !== null && Math.abs(date - here) > MAX_SKEW_MS);
  const known = others.filter(([, date]) => date !== null);
  if (known.length === 0)
    return unknown(told, "Nobody said what time it is.", "See that the functions answer.");
  return off.length === 0
    ? ok(told, `Within a minute of ${known.map(([name]) => name).join(" and ")}.`)
    : todo(
        told,
        `${off.map(([name, date]) => `${name} is ${Math.round(((date ?? 0) - here) / 1000)} s off`).join(", ")}.`,
        "Set the clock of this machine, or of the server that is off, by NTP.",
      );
};

/** Whether the functions answer as Meta needs it, at the address that Meta calls. */
export const checkWebhook = async (
  settings: Settings,
  kinds: readonly ChannelKind[],
): Promise<Line[]> => {
  const health = await ask(`${settings.functionsUrl}/health`);
  const graph = await ask(settings.graphUrl);
  const told = { check: "functions", about: null };
  const reach =
    health.status === 200
      ? ok(told, `${settings.functionsUrl} answers.`)
      : todo(
          told,
          `${settings.functionsUrl}/health: ${said(health)}.`,
          "Deploy: npx supabase functions deploy --use-api",
        );
  const isPublic = settings.functionsUrl.startsWith("https://");
  const secure = isPublic
    ? []
    : [
        unknown(
          { check: "public address", about: null },
          "This address is not https: Meta cannot call it, the stand-in can.",
          "Check the hosted project with --url https://REF.supabase.co.",
        ),
      ];
  const lines: Line[] = [
    reach,
    ...secure,
    clocks(settings.now(), [
      ["the functions", health.date],
      ["Meta", graph.date],
    ]),
  ];
  for (const kind of kinds) {
    lines.push(await handshake(settings, kind), await takesSigned(settings, kind));
    lines.push(await refusesForged(settings, kind), await refusesQueryToken(settings, kind));
  }
  return lines;
};
