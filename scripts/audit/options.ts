import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { Credentials } from "./identities.ts";
import { AuditSetupError } from "./setup-error.ts";

export type AuditOptions = {
  readonly url: string;
  readonly key: string;
  readonly anonJwt?: string;
  readonly dbUrl?: string;
  readonly secretKey?: string;
  readonly stranger?: Credentials;
  readonly member?: Credentials & { readonly foreignTenant: string };
  readonly canary: boolean;
  readonly jsonFile?: string;
  readonly sarifFile?: string;
  readonly curlFile?: string;
};

export const USAGE = `npm run audit:anon -- --url https://PROJECT.supabase.co --key sb_publishable_...

  --url, --key          the API address and the publishable key; without them the running local stack
  --anon-jwt JWT        also knock with the legacy anon key
  --db-url URL          enumerate from the catalog instead of the committed inventory
  --stranger E:P        also as a signed-in person without any membership (e-mail:password)
  --member E:P:TENANT   also as a member who must not see tenant TENANT (uuid)
  --canary              plant a leak that the audit has to find (needs --db-url; test systems)
  --secret-key KEY      store the run, so that the governance screen shows it
  --json F, --sarif F   write the full report; --curl F every probe as a curl command`;

const FLAGS = {
  url: { type: "string" },
  key: { type: "string" },
  "anon-jwt": { type: "string" },
  "db-url": { type: "string" },
  "secret-key": { type: "string" },
  stranger: { type: "string" },
  member: { type: "string" },
  canary: { type: "boolean", default: false },
  json: { type: "string" },
  sarif: { type: "string" },
  curl: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

const stackFile = z.object({
  api_url: z.string(),
  db_url: z.string(),
  publishable_key: z.string(),
  secret_key: z.string(),
  anon_key: z.string().optional(),
  demo_users: z.array(
    z.object({ email: z.string(), password: z.string(), tenant: z.string().nullable() }),
  ),
});

/** Reads the command line; null when help was asked for. */
export const readOptions = async (
  argv: readonly string[],
  stack: URL,
): Promise<AuditOptions | null> => {
  const { values } = parse(argv);
  if (values.help) return null;
  if (!values.url && !values.key) return localOptions(stack, values);
  if (!values.url || !values.key) throw new AuditSetupError("--url and --key go together.", USAGE);
  return {
    url: values.url.replace(/\/+$/, ""),
    key: values.key,
    canary: values.canary,
    ...optional("anonJwt", values["anon-jwt"]),
    ...optional("dbUrl", values["db-url"]),
    ...optional("secretKey", values["secret-key"]),
    ...(values.stranger ? { stranger: credentials(values.stranger) } : {}),
    ...(values.member ? { member: member(values.member) } : {}),
    ...files(values),
  };
};

type Values = ReturnType<typeof parse>["values"];

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true });
  } catch (cause) {
    throw new AuditSetupError(cause instanceof Error ? cause.message : String(cause), USAGE);
  }
};

const optional = <K extends string>(
  name: K,
  value: string | undefined,
): Partial<Record<K, string>> =>
  value === undefined ? {} : ({ [name]: value } as Record<K, string>);

const files = (values: Values) => ({
  ...optional("jsonFile", values.json),
  ...optional("sarifFile", values.sarif),
  ...optional("curlFile", values.curl),
});

const credentials = (text: string): Credentials => {
  const cut = text.indexOf(":");
  if (cut < 1) throw new AuditSetupError("Credentials are written e-mail:password.", USAGE);
  return { email: text.slice(0, cut), password: text.slice(cut + 1) };
};

const member = (text: string): Credentials & { foreignTenant: string } => {
  const cut = text.lastIndexOf(":");
  const foreignTenant = text.slice(cut + 1);
  if (!z.uuid().safeParse(foreignTenant).success) {
    throw new AuditSetupError(
      "--member ends with the uuid of a tenant the member is not in.",
      USAGE,
    );
  }
  return { ...credentials(text.slice(0, cut)), foreignTenant };
};

// The demo data: the stranger has no profil, the restaurant owner has none in the depot company.
const STRANGER = "stranger@demo.vigie";
const MEMBER = "owner@resto.demo.vigie";
const FOREIGN_TENANT = "00000000-0000-4000-b000-000000000001";

const localOptions = async (file: URL, values: Values): Promise<AuditOptions> => {
  const text = await readFile(file, "utf8").catch(() => {
    throw new AuditSetupError(
      "No local stack is running.",
      `Start one with npm start, or say which system:\n${USAGE}`,
    );
  });
  const stack = stackFile.parse(JSON.parse(text));
  const user = (email: string) => stack.demo_users.find((candidate) => candidate.email === email);
  const [stranger, foreign] = [user(STRANGER), user(MEMBER)];
  return {
    url: stack.api_url,
    key: stack.publishable_key,
    dbUrl: stack.db_url,
    secretKey: stack.secret_key,
    canary: values.canary,
    ...optional("anonJwt", stack.anon_key),
    ...(stranger ? { stranger } : {}),
    ...(foreign ? { member: { ...foreign, foreignTenant: FOREIGN_TENANT } } : {}),
    ...files(values),
  };
};
