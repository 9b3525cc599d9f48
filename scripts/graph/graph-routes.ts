import { createHash } from "node:crypto";
import { Hono } from "hono";
import { type Answer, refused, type Target } from "./accept.ts";
import { accountRoutes, businessFacts } from "./account-routes.ts";
import { failure } from "./errors.ts";
import { answerCall, type Call, type Env, hasToken, reply, type Subject } from "./graph-call.ts";
import { send, targetOf } from "./graph-send.ts";
import type { StoredMedia } from "./media.ts";
import type { Simulator } from "./simulator.ts";

const nobody: Subject = { channel: null, customer: null };

const jsonOf = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
};

const messages = (sim: Simulator, publicUrl: string) => async (context: Call) => {
  const text = await context.req.text();
  const body = jsonOf(text);
  if (!body) {
    const work = () => refused(failure(100, "The body is not a JSON object."), false);
    return answerCall(sim, context, { subject: nobody, body: text, work });
  }
  const target: Target = targetOf(sim, context.req.param("id") ?? "", body);
  const subject = { channel: target.channel, customer: target.recipient };
  return answerCall(sim, context, {
    subject,
    body: text,
    work: (struck) => send(sim, target, struck, publicUrl),
  });
};

const upload = (sim: Simulator) => async (context: Call) => {
  const form = await context.req.parseBody();
  const { file } = form;
  const bytes = file instanceof File ? Buffer.from(await file.arrayBuffer()) : undefined;
  const work = (): Answer => {
    if (!bytes || !(file instanceof File)) return refused(failure(131008, "file is missing"), true);
    const mime = typeof form.type === "string" ? form.type : file.type;
    return { status: 200, body: { id: sim.media.add(bytes, mime, file.name).id } };
  };
  return answerCall(sim, context, { subject: { ...nobody, channel: "whatsapp" }, body: "", work });
};

/** A download address is good for a while, and only with the token. */
const addressOf = (sim: Simulator, publicUrl: string, media: StoredMedia): string => {
  const until = Date.now() + sim.settings().media_valid_ms;
  return `${publicUrl}/lookaside/${media.id}?ext=${until}&hash=${hashOf(media.id, until)}`;
};

const hashOf = (id: string, until: number): string =>
  createHash("sha256").update(`${id} ${until} simulated`).digest("base64url").slice(0, 22);

const object = (sim: Simulator, publicUrl: string) => (context: Call) => {
  const id = context.req.param("id") ?? "";
  const work = (): Answer => {
    const media = sim.media.get(id);
    if (media) {
      const { mime: mime_type, sha256, bytes } = media;
      const facts = { id, mime_type, sha256, file_size: bytes.length };
      const url = addressOf(sim, publicUrl, media);
      return { status: 200, body: { messaging_product: "whatsapp", url, ...facts } };
    }
    const business = sim.world.business(id);
    if (business) return { status: 200, body: businessFacts(sim, business) };
    const details = `Object with ID '${id}' does not exist or cannot be loaded.`;
    return refused(failure(100, details, 33), false);
  };
  return answerCall(sim, context, { subject: nobody, body: "", work });
};

const always =
  (sim: Simulator, body: object) =>
  (context: Call): Promise<Response> =>
    answerCall(sim, context, { subject: nobody, body: "", work: () => ({ status: 200, body }) });

const file = (media: StoredMedia | undefined): Response =>
  media
    ? new Response(new Uint8Array(media.bytes), {
        headers: { "content-type": media.mime, "access-control-allow-origin": "*" },
      })
    : new Response("Not found", { status: 404 });

const download = (sim: Simulator) => (context: Call) => {
  const id = context.req.param("id") ?? "";
  const until = Number(context.req.query("ext"));
  if (!hasToken(context)) return reply(refused(failure(190, "An access token is required."), true));
  const isGood = context.req.query("hash") === hashOf(id, until) && until >= Date.now();
  return file(isGood ? sim.media.get(id) : undefined);
};

/** What the Graph API serves of itself to a sender of messages. */
export const graphRoutes = (sim: Simulator, publicUrl: string): Hono<Env> => {
  const app = new Hono<Env>();
  const version = "/:version{v[0-9]+(\\.[0-9]+)?}";
  app.post(`${version}/:id/messages`, messages(sim, publicUrl));
  app.post(`${version}/:id/media`, upload(sim));
  accountRoutes(sim, app, version);
  app.get(`${version}/:id`, object(sim, publicUrl));
  app.delete(`${version}/:id`, (context) => {
    const wasThere = sim.media.remove(context.req.param("id"));
    return always(sim, { success: wasThere })(context);
  });
  app.get("/lookaside/:id", download(sim));
  app.get("/cdn/:id", (context) => file(sim.media.get(context.req.param("id"))));
  return app;
};
