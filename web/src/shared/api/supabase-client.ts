import { createClient } from "@supabase/supabase-js";
import { config } from "../config.ts";
import type { Database } from "../database.types.ts";

export const SESSION_STORAGE_KEY = "vigie.session";

// An empty configuration must still let the page load and say what is missing.
export const supabase = createClient<Database>(
  config.supabaseUrl || "http://127.0.0.1",
  config.publishableKey || "missing",
  { auth: { storageKey: SESSION_STORAGE_KEY, persistSession: true, detectSessionInUrl: true } },
);
