import type { User } from "@supabase/supabase-js";
import { useEffect, useState } from "react";
import { supabase } from "../../shared/api/supabase-client.ts";

/** undefined: not known yet. null: nobody is signed in. */
export type SessionUser = User | null | undefined;

/** The signed-in user; the last one stays known while an expired session is being renewed. */
export function useSessionUser(): SessionUser {
  const [user, setUser] = useState<SessionUser>(undefined);
  useEffect(() => {
    void supabase.auth.getSession().then(({ data }) => setUser(data.session?.user ?? null));
    const { data } = supabase.auth.onAuthStateChange((_event, session) => {
      if (session) setUser((known) => (known?.id === session.user.id ? known : session.user));
    });
    return () => data.subscription.unsubscribe();
  }, []);
  return user;
}
