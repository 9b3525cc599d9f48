import { Hono } from "hono";
import { z } from "zod";
import { eventRoute } from "./control-events.ts";
import { faultSchema } from "./faults.ts";
import type { Env } from "./graph-call.ts";
import { customerWrites, newCustomer } from "./inbound.ts";
import { customerChangeSchema, customerSchema, writeSchema } from "./inbound-schema.ts";
import { tellLimit } from "./reach.ts";
import { customerReads, giveStatus } from "./receipts.ts";
import { settingsSchema } from "./settings.ts";
import type { Simulator } from "./simulator.ts";
import { type Customer, channels } from "./types.ts";

type Body = { readonly req: { json: () => Promise<unknown> } };

const refuse = (error: string, detail: string, status = 422): Response =>
  Response.json({ error, detail }, { status });

/** Reads a body by its schema, or says what is wrong with it. */
const withBody = async <T>(
  context: Body,
  schema: z.ZodType<T>,
  work: (body: T) => Promise<Response> | Response,
): Promise<Response> => {
  const parsed = schema.safeParse(await context.req.json().catch(() => undefined));
  if (parsed.success) return work(parsed.data);
  const [issue] = parsed.error.issues;
  return refuse("body_invalid", `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim());
};

const SHOWN_FIRST = 20;
const SHOWN_LAST = 180;

/** As many as a page can show: those who were there from the start, and the newest ones. */
const shownCustomers = ({ world }: Simulator): readonly Customer[] => {
  const all = world.customers();
  return [...all.slice(0, SHOWN_FIRST), ...all.slice(SHOWN_FIRST).slice(-SHOWN_LAST)];
};

const stateOf = (sim: Simulator, boot: string): object => {
  const { world, faults, journal } = sim;
  const customers = shownCustomers(sim);
  return {
    boot,
    seq: journal.last(),
    settings: sim.settings(),
    faults: faults.list(),
    pending: sim.webhooks.pending(),
    businesses: world.businesses(),
    customers,
    chats: Object.fromEntries(customers.map(({ key }) => [key, world.chat(key)])),
    journal: journal
      .after(0)
      .filter(({ kind }) => kind === "webhook" || kind === "graph")
      .slice(-200),
  };
};

const statusSchema = z.strictObject({
  message: z.string(),
  status: z.enum(["sent", "delivered", "read", "played", "failed"]),
  code: z.number().int().optional(),
  at_ms: z.number().int().optional(),
});

const rawSchema = z.strictObject({
  channel: z.enum(channels),
  body: z.string(),
  signature: z.string().optional(),
});

const customerRoutes = (sim: Simulator, app: Hono<Env>): void => {
  app.post("/customers", (context) =>
    withBody(context, customerSchema, ({ channel, id, name, ...more }) => {
      const given = Object.entries(more).filter(([, value]) => value !== undefined);
      const customer = newCustomer(channel, id, name, Object.fromEntries(given));
      sim.putCustomer(customer);
      return Response.json(customer, { status: 201 });
    }),
  );
  app.patch("/customers/:key", (context) =>
    withBody(context, customerChangeSchema, (change) => {
      const known = sim.world.customer(context.req.param("key"));
      if (!known) return refuse("customer_unknown", "Nobody has this key.", 404);
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      const customer = { ...known, ...Object.fromEntries(given) };
      sim.putCustomer(customer);
      return Response.json(customer);
    }),
  );
  app.post("/customers/:key/read", (context) => {
    const known = sim.world.customer(context.req.param("key"));
    if (!known) return refuse("customer_unknown", "Nobody has this key.", 404);
    return Response.json({ read: customerReads(sim, known) });
  });
};

const messageRoutes = (sim: Simulator, app: Hono<Env>, publicUrl: string): void => {
  app.post("/messages", (context) =>
    withBody(context, writeSchema, async (write) => {
      const sent = customerWrites(sim, write, publicUrl);
      if ("error" in sent) return refuse(sent.error, sent.detail);
      // `?wait=1`: the answer comes once the functions have acknowledged.
      const outcome = context.req.query("wait") ? await sent.outcome : null;
      return Response.json({ id: sent.id, outcome }, { status: 201 });
    }),
  );
  app.post("/statuses", (context) =>
    withBody(context, statusSchema, ({ message: id, status, code, at_ms: at }) => {
      const message = sim.world.message(id);
      if (!message) return refuse("message_unknown", "No message has this id.", 404);
      void giveStatus(sim, message, status, { code, at });
      return Response.json({ message: sim.world.message(id) });
    }),
  );
  app.post("/webhooks", (context) =>
    withBody(context, rawSchema, async ({ channel, body, signature }) =>
      Response.json(await sim.webhooks.pushRaw(channel, body, signature)),
    ),
  );
  app.post("/flush", () => {
    sim.webhooks.flush();
    return Response.json({ pending: sim.webhooks.pending() });
  });
};

const behaviourRoutes = (sim: Simulator, app: Hono<Env>): void => {
  app.patch("/settings", (context) =>
    withBody(context, settingsSchema.partial(), (change) => {
      sim.set(
        Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      );
      if (change.daily_limit !== undefined) tellLimit(sim);
      return Response.json(sim.settings());
    }),
  );
  app.post("/faults", (context) =>
    withBody(context, faultSchema, (rule) => {
      const fault = sim.faults.add(rule);
      sim.journal.add({ kind: "settings" });
      return Response.json(fault, { status: 201 });
    }),
  );
  app.delete("/faults", () => {
    sim.faults.clear();
    sim.journal.add({ kind: "settings" });
    return Response.json({ faults: [] });
  });
  app.delete("/faults/:id", (context) => {
    if (!sim.faults.remove(context.req.param("id"))) {
      return refuse("fault_unknown", "No fault has this id.", 404);
    }
    sim.journal.add({ kind: "settings" });
    return Response.json({ faults: sim.faults.list() });
  });
  app.post("/reset", () => {
    sim.reset();
    return Response.json({ ok: true });
  });
};

/** The handshake that Meta makes when somebody subscribes a webhook. */
const verifyRoute = (sim: Simulator, app: Hono<Env>): void => {
  app.post("/verify/:channel", async (context) => {
    const challenge = String(Math.floor(Math.random() * 1e9));
    const query = new URLSearchParams({
      "hub.mode": "subscribe",
      "hub.verify_token": sim.options.verifyToken,
      "hub.challenge": challenge,
    });
    const url = `${sim.settings().target_url}/${context.req.param("channel")}?${query}`;
    const response = await fetch(url).catch(() => undefined);
    const answer = (await response?.text()) ?? "";
    const status = response?.status ?? 0;
    return Response.json({ ok: status === 200 && answer === challenge, status });
  });
};

/** For people, tests and benchmarks; the real Graph API has nothing of this. */
export const controlRoutes = (sim: Simulator, publicUrl: string, boot: string): Hono<Env> => {
  const app = new Hono<Env>();
  app.get("/state", () => Response.json(stateOf(sim, boot)));
  customerRoutes(sim, app);
  messageRoutes(sim, app, publicUrl);
  behaviourRoutes(sim, app);
  verifyRoute(sim, app);
  eventRoute(sim, app, boot);
  return app;
};
