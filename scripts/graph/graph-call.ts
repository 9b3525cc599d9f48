import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { type Answer, refused } from "./accept.ts";
import { failure } from "./errors.ts";
import type { SendFault } from "./faults.ts";
import type { Simulator } from "./simulator.ts";
import type { Channel } from "./types.ts";

export type Env = { Bindings: HttpBindings };
export type Call = Context<Env>;

export type Subject = {
  readonly channel: Channel | null;
  /** The customer's id, without the channel. */
  readonly customer: string | null;
};

export const hasToken = (context: Call): boolean =>
  /^(Bearer|OAuth) \S+/i.test(context.req.header("authorization") ?? "") ||
  (context.req.query("access_token") ?? "") !== "";

const tokenMissing = failure(190, "An access token is required to request this resource.");

const injected = (fault: SendFault, isWhatsApp: boolean): Answer | undefined => {
  if (fault.effect === "error") {
    const failed = failure(fault.code);
    const { status = failed.status, retry_after_seconds: retryAfterSeconds } = fault;
    return refused({ ...failed, status, retryAfterSeconds }, isWhatsApp);
  }
  if (fault.effect !== "http") return undefined;
  const { status, retry_after_seconds: retryAfterSeconds } = fault;
  return { status, body: { error: { message: "Injected", type: "Gateway" } }, retryAfterSeconds };
};

const latencyOf = (struck: readonly SendFault[], random: () => number): number =>
  struck.reduce(
    (sum, fault) =>
      fault.effect === "latency" ? sum + fault.ms + random() * fault.jitter_ms : sum,
    0,
  );

const names = (struck: readonly SendFault[]): string | null =>
  struck.length === 0 ? null : struck.map(({ effect }) => effect).join(", ");

export type Work = (struck: readonly SendFault[]) => Answer;

type Told = {
  readonly subject: Subject;
  readonly body: string;
  readonly struck: readonly SendFault[];
};

/** Faults first, then the work, then the journal: never with the token. */
export const answerCall = async (
  sim: Simulator,
  context: Call,
  call: { readonly subject: Subject; readonly body: string; readonly work: Work },
): Promise<Response> => {
  const startedAt = performance.now();
  const { subject, body, work } = call;
  const struck = sim.faults.strikeSend(subject);
  const wait = latencyOf(struck, sim.faults.random);
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
  const cutsBefore = struck.some(({ effect }) => effect === "cut_before");
  const answer = cutsBefore ? undefined : decide(context, struck, subject, work);
  const isCut = cutsBefore || struck.some(({ effect }) => effect === "cut_after");
  note(
    sim,
    context,
    { subject, body, struck },
    isCut ? undefined : answer,
    performance.now() - startedAt,
  );
  if (isCut || !answer) {
    context.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return reply(answer);
};

const decide = (
  context: Call,
  struck: readonly SendFault[],
  subject: Subject,
  work: Work,
): Answer => {
  const isWhatsApp = subject.channel === "whatsapp";
  if (!hasToken(context)) return refused(tokenMissing, isWhatsApp);
  for (const fault of struck) {
    const answer = injected(fault, isWhatsApp);
    if (answer) return answer;
  }
  return work(struck);
};

const note = (
  sim: Simulator,
  context: Call,
  { subject, body, struck }: Told,
  answer: Answer | undefined,
  latencyMs: number,
): void => {
  if (!sim.settings().record) return;
  const { channel, customer } = subject;
  sim.journal.add({
    kind: "graph",
    channel,
    method: context.req.method,
    path: context.req.path,
    body: body.slice(0, 16_384),
    customer: channel === null || customer === null ? null : `${channel}:${customer}`,
    status: answer?.status ?? 0,
    answer: answer ? JSON.stringify(answer.body) : "",
    latency_ms: latencyMs,
    fault: names(struck),
  });
};

export const reply = ({ status, body, retryAfterSeconds }: Answer): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/json; charset=UTF-8",
      "facebook-api-version": "v23.0",
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
    },
  });
