import { supabase } from "../../shared/api/supabase-client.ts";

/**
 * Signs out of this browser only, which works without network too. The page is loaded anew, so
 * that nothing of what this person saw stays in memory for the next one.
 */
export async function signOut(): Promise<void> {
  await supabase.auth.signOut({ scope: "local" });
  window.location.assign("/login");
}
