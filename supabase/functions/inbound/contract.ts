import { z } from "zod";

/** The neutral envelope for partners that are not Meta: unknown properties are faults. */
const name = z.string().min(1).max(200);
const meta = {
  locale: z.string().max(35).optional(),
  timezone: z.string().max(64).optional(),
  ip: z.string().max(64).optional(),
  user_agent: z.string().max(500).optional(),
};
const attachment = (mime: z.ZodType<string | undefined>) =>
  z.strictObject({
    type: z.enum(["audio", "image"]),
    url: z.string().min(1).max(2048),
    mime,
  });
const provider = z.enum(["wa", "ig", "msg"]);
const timestamp = z.iso.datetime({ offset: true });
const text = z.string().max(8000).optional();
const says = "Either text or at least one attachment.";

const v1 = z
  .strictObject({
    contract_version: z.enum(["v1", "1"]),
    provider,
    msg_id: name,
    from: name,
    text,
    timestamp,
    attachments: z
      .array(attachment(z.string().min(3).max(100).optional()))
      .max(10)
      .optional(),
    meta: z.strictObject(meta).optional(),
  })
  .refine((body) => body.text !== undefined || body.attachments?.length, says);

const typedMime = z
  .string()
  .min(3)
  .max(100)
  .regex(/^(audio|image)\//)
  .optional();

const v2 = z.strictObject({
  contract_version: z.enum(["v2", "2"]),
  provider,
  msg_id: name,
  sender: z.strictObject({ id: name, display_name: z.string().max(200).optional() }),
  message: z
    .strictObject({ text, attachments: z.array(attachment(typedMime)).max(10).optional() })
    .refine((body) => body.text !== undefined || body.attachments?.length, says),
  timestamp,
  meta: z.strictObject({ ...meta, idempotency_key: name.optional() }).optional(),
});

export type Message = {
  readonly provider: "wa" | "ig" | "msg";
  readonly id: string;
  readonly from: string;
  readonly name: string | undefined;
  readonly text: string | undefined;
  readonly at: number;
  readonly attachments: readonly {
    readonly type: "audio" | "image";
    readonly url: string;
    readonly mime?: string | undefined;
  }[];
  readonly meta: Record<string, unknown> | undefined;
};

export type Fault = { readonly path: string; readonly problem: string };
export type Version = "v1" | "v2" | "unknown";
export type Contract =
  | { readonly version: Version; readonly data: Message; readonly faults: null }
  | { readonly version: Version; readonly data: null; readonly faults: readonly Fault[] };

const MAX_FAULTS = 10;

/** The header, else the body, else what the client is known to speak. */
export const versionOf = (body: unknown, header: string | null, usual: string): Version => {
  const own = (body as { contract_version?: unknown } | null | undefined)?.contract_version;
  const said = String(header ?? own ?? usual)
    .trim()
    .toLowerCase();
  if (said === "v1" || said === "1") return "v1";
  return said === "v2" || said === "2" ? "v2" : "unknown";
};

const faultsOf = (error: z.ZodError): readonly Fault[] =>
  error.issues.slice(0, MAX_FAULTS).map(({ path, message }) => ({
    path: path.join(".") || "body",
    problem: message,
  }));

const readV1 = (body: unknown): Contract => {
  const parsed = v1.safeParse(body);
  if (!parsed.success) return { version: "v1", data: null, faults: faultsOf(parsed.error) };
  const {
    provider: from,
    msg_id: id,
    from: sender,
    text: said,
    attachments,
    ...rest
  } = parsed.data;
  return {
    version: "v1",
    faults: null,
    data: {
      provider: from,
      id,
      from: sender,
      name: undefined,
      text: said,
      at: Date.parse(rest.timestamp),
      attachments: attachments ?? [],
      meta: rest.meta,
    },
  };
};

const readV2 = (body: unknown): Contract => {
  const parsed = v2.safeParse(body);
  if (!parsed.success) return { version: "v2", data: null, faults: faultsOf(parsed.error) };
  const { provider: from, msg_id: id, sender, message, ...rest } = parsed.data;
  return {
    version: "v2",
    faults: null,
    data: {
      provider: from,
      id,
      from: sender.id,
      name: sender.display_name,
      text: message.text,
      at: Date.parse(rest.timestamp),
      attachments: message.attachments ?? [],
      meta: rest.meta,
    },
  };
};

export const readContract = (body: unknown, version: Version): Contract => {
  if (version === "v1") return readV1(body);
  if (version === "v2") return readV2(body);
  const problem = "Unknown version: v1 or v2.";
  return { version, data: null, faults: [{ path: "contract_version", problem }] };
};
