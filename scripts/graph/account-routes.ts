import type { Hono } from "hono";
import { type Answer, refused } from "./accept.ts";
import { failure } from "./errors.ts";
import { answerCall, type Call, type Env, type Subject } from "./graph-call.ts";
import { tierOf } from "./reach.ts";
import type { Simulator } from "./simulator.ts";
import type { Business } from "./types.ts";

const nobody: Subject = { channel: null, customer: null };

/** The app that everybody here belongs to. */
export const simulatedAppId = "700000000000001";

const always =
  (sim: Simulator, body: () => object) =>
  (context: Call): Promise<Response> =>
    answerCall(sim, context, {
      subject: nobody,
      body: "",
      work: (): Answer => ({ status: 200, body: body() }),
    });

/** What Meta says of a number, an account or a page. */
export const businessFacts = (sim: Simulator, business: Business): object => {
  const { number_status, quality_rating, name_status, daily_limit } = sim.settings();
  return business.channel === "whatsapp"
    ? {
        id: business.id,
        verified_name: business.name,
        display_phone_number: business.handle,
        quality_rating,
        status: number_status,
        name_status,
        code_verification_status: "VERIFIED",
        platform_type: "CLOUD_API",
        account_mode: "LIVE",
        throughput: { level: "STANDARD" },
        whatsapp_business_manager_messaging_limit: tierOf(daily_limit),
      }
    : { id: business.id, name: business.name, username: business.handle };
};

const tokenFacts = (sim: Simulator): object => {
  const { token_valid: is_valid, token_expires_at, token_scopes: scopes } = sim.settings();
  return {
    data: {
      app_id: simulatedAppId,
      type: "SYSTEM_USER",
      application: "Vigie",
      is_valid,
      expires_at: token_expires_at,
      data_access_expires_at: 0,
      scopes,
      ...(is_valid ? {} : { error: { code: 190, message: "The session was invalidated." } }),
    },
  };
};

/** The apps that an account or a page sends its webhooks to; none where nobody subscribed. */
const subscribedApps = (sim: Simulator): object => {
  const { subscribed_fields: fields } = sim.settings();
  const app = {
    id: simulatedAppId,
    name: "Vigie",
    subscribed_fields: fields,
    whatsapp_business_api_data: { id: simulatedAppId, name: "Vigie" },
  };
  return { data: fields.length === 0 ? [] : [app] };
};

const objects = {
  whatsapp: "whatsapp_business_account",
  instagram: "instagram",
  messenger: "page",
} as const;

/** Where the app itself has its webhooks delivered. */
const subscriptions = (sim: Simulator): object => {
  const { subscribed_fields: fields, target_url: target } = sim.settings();
  const data = Object.entries(objects).map(([channel, object]) => ({
    object,
    callback_url: `${target}/${channel}`,
    active: fields.length > 0,
    fields: fields.map((name) => ({ name, version: "v23.0" })),
  }));
  return { data };
};

const SIXTY_DAYS_S = 5_184_000;

/** Instagram's own tokens last sixty days, and a living one can be exchanged for a longer one. */
const refreshed = (sim: Simulator) => (context: Call) => {
  const work = (): Answer => {
    if (context.req.query("grant_type") !== "ig_refresh_token") {
      return refused(failure(100, "grant_type must be ig_refresh_token"), false);
    }
    if (!sim.settings().token_valid) return refused(failure(190), false);
    const body = {
      access_token: `refreshed-${Date.now()}`,
      token_type: "bearer",
      expires_in: SIXTY_DAYS_S,
    };
    return { status: 200, body };
  };
  return answerCall(sim, context, { subject: nobody, body: "", work });
};

const phoneNumbers = (sim: Simulator) => (context: Call) => {
  const account = context.req.param("id");
  const data = sim.world.businesses().filter(({ account_id: id }) => id === account);
  const work = (): Answer => ({
    status: 200,
    body: { data: data.map((business) => businessFacts(sim, business)) },
  });
  return answerCall(sim, context, { subject: nobody, body: "", work });
};

/** What the Graph API says of tokens, accounts and subscriptions. */
export const accountRoutes = (sim: Simulator, app: Hono<Env>, version: string): void => {
  app.get(
    `${version}/debug_token`,
    always(sim, () => tokenFacts(sim)),
  );
  app.get("/refresh_access_token", refreshed(sim));
  app.get(`${version}/:id/phone_numbers`, phoneNumbers(sim));
  app.get(
    `${version}/:id/subscriptions`,
    always(sim, () => subscriptions(sim)),
  );
  app.get(
    `${version}/:id/subscribed_apps`,
    always(sim, () => subscribedApps(sim)),
  );
  app.post(
    `${version}/:id/subscribed_apps`,
    always(sim, () => ({ success: true })),
  );
};
