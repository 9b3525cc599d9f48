import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import { StackError } from "./errors.ts";
import { functionsDir, supabaseDir } from "./paths.ts";

/** The part of `supabase/config.toml` that the local stack honours as hosted does. */
const projectConfig = z.looseObject({
  api: z.looseObject({
    schemas: z.array(z.string()).default(["public"]),
    extra_search_path: z.array(z.string()).default(["public", "extensions"]),
    max_rows: z.number().default(1000),
  }),
  auth: z.looseObject({
    enable_signup: z.boolean().default(true),
    jwt_expiry: z.number().default(3600),
    minimum_password_length: z.number().default(6),
  }),
  functions: z
    .record(z.string(), z.looseObject({ verify_jwt: z.boolean().default(true) }))
    .default({}),
  storage: z
    .looseObject({
      buckets: z
        .record(
          z.string(),
          z.looseObject({ public: z.literal(false), file_size_limit: z.string().default("50MiB") }),
        )
        .default({}),
    })
    .default({ buckets: {} }),
});

export type StorageBucket = { readonly maxBytes: number };

export type AuthSettings = {
  readonly signup: boolean;
  readonly jwtExpiry: number;
  readonly minimumPasswordLength: number;
};

export type ProjectConfig = {
  readonly schemas: readonly string[];
  readonly extraSearchPath: readonly string[];
  readonly maxRows: number;
  readonly auth: AuthSettings;
  readonly verifiesJwt: (functionName: string) => boolean;
  readonly buckets: Readonly<Record<string, StorageBucket>>;
};

export const readProjectConfig = (file = join(supabaseDir, "config.toml")): ProjectConfig => {
  const parsed = projectConfig.safeParse(parseToml(file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StackError(
      `supabase/config.toml is not valid: ${issue?.path.join(".")}: ${issue?.message}.`,
      "Mend that line; the reference is https://supabase.com/docs/guides/cli/config",
    );
  }
  const { api, auth, functions, storage } = parsed.data;
  return {
    schemas: api.schemas,
    extraSearchPath: api.extra_search_path,
    maxRows: api.max_rows,
    auth: {
      signup: auth.enable_signup,
      jwtExpiry: auth.jwt_expiry,
      minimumPasswordLength: auth.minimum_password_length,
    },
    // Hosted verifies unless the file says otherwise.
    verifiesJwt: (name) => functions[name]?.verify_jwt ?? true,
    buckets: Object.fromEntries(
      Object.entries(storage.buckets).map(([name, { file_size_limit: limit }]) => [
        name,
        { maxBytes: Number.parseInt(limit, 10) * 1024 ** 2 },
      ]),
    ),
  };
};

const parseToml = (file: string): unknown => {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new StackError(`supabase/config.toml cannot be read: ${reason}`, "Restore it from git.");
  }
};

/** Every folder of supabase/functions with an index.ts is a function; _shared and the like are not. */
export const listFunctions = (dir = functionsDir): string[] => {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
    .filter((entry) => existsSync(join(dir, entry.name, "index.ts")))
    .map((entry) => entry.name)
    .sort();
};
