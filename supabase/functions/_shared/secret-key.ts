/** What the platform puts in every function's environment. */
type KeyEnvironment = {
  readonly SUPABASE_SECRET_KEYS?: string | undefined;
  readonly SUPABASE_SERVICE_ROLE_KEY?: string | undefined;
};

/** The headers that act as service_role: the secret key where the project has one, else the legacy JWT. */
export const serviceHeaders = (env: KeyEnvironment): Record<string, string> => {
  const named = parseKeys(env.SUPABASE_SECRET_KEYS);
  const secret = named.default ?? Object.values(named)[0];
  // An opaque key is no JWT: it does not belong in Authorization.
  if (secret !== undefined) return { apikey: secret };
  const legacy = env.SUPABASE_SERVICE_ROLE_KEY;
  if (legacy === undefined) throw new Error("This function has no secret key in its environment.");
  return { apikey: legacy, authorization: `Bearer ${legacy}` };
};

/** Every key of the service, as a bearer token would carry it: whoever holds one may do anything anyway. */
export const serviceTokens = (env: KeyEnvironment): readonly string[] =>
  [...Object.values(parseKeys(env.SUPABASE_SECRET_KEYS)), env.SUPABASE_SERVICE_ROLE_KEY].filter(
    (token): token is string => token !== undefined && token !== "",
  );

/** Whoever holds one of these may start a run of a worker; the dispatch token can do nothing else. */
export const wakingTokens = (
  env: KeyEnvironment & { readonly NOTIFY_DISPATCH_TOKEN?: string | undefined },
): readonly string[] => [
  ...serviceTokens(env),
  ...(env.NOTIFY_DISPATCH_TOKEN === undefined ? [] : [env.NOTIFY_DISPATCH_TOKEN]),
];

/** The key that any browser may hold: it opens the door, and the person's own token says who enters. */
export const publishableKey = (env: {
  readonly SUPABASE_PUBLISHABLE_KEYS?: string | undefined;
  readonly SUPABASE_ANON_KEY?: string | undefined;
}): string => {
  const named = parseKeys(env.SUPABASE_PUBLISHABLE_KEYS);
  const key = named.default ?? Object.values(named)[0] ?? env.SUPABASE_ANON_KEY;
  if (key === undefined)
    throw new Error("This function has no publishable key in its environment.");
  return key;
};

const parseKeys = (text: string | undefined): Record<string, string> => {
  try {
    return JSON.parse(text ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
};
