export interface PublicConfig {
  supabaseUrl: string;
  publishableKey: string;
  isRealtimeEnabled: boolean;
  /** The simulated Graph API of a local stack; null everywhere else. */
  graphUrl: string | null;
}

// The browser only ever holds the publishable key: a secret key here would hand the database
// to every visitor, so it is refused before the first request.
export function readConfig(env: ImportMetaEnv = import.meta.env): PublicConfig {
  const supabaseUrl = env.VITE_SUPABASE_URL ?? "";
  const publishableKey = env.VITE_SUPABASE_PUBLISHABLE_KEY ?? "";
  if (publishableKey.startsWith("sb_secret_")) {
    throw new Error("VITE_SUPABASE_PUBLISHABLE_KEY holds a secret key; use the publishable one.");
  }
  return {
    supabaseUrl: supabaseUrl.replace(/\/$/, ""),
    publishableKey,
    isRealtimeEnabled: env.VITE_SUPABASE_REALTIME === "on",
    graphUrl: env.VITE_VIGIE_GRAPH_URL || null,
  };
}

export const config = readConfig();

export function isConfigured(value: PublicConfig = config): boolean {
  return value.supabaseUrl !== "" && value.publishableKey !== "";
}
