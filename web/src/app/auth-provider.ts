import type { AuthProvider } from "react-admin";
import { supabase } from "../shared/api/supabase-client.ts";

interface Credentials {
  email: string;
  password: string;
}

/**
 * What react-admin asks about the session; the layout guards the pages. An expired session does not send anyone to the sign-in page: the
 * shell asks for the password above the page, which keeps what was typed.
 */
export const authProvider: AuthProvider = {
  async login({ email, password }: Credentials) {
    const { error } = await supabase.auth.signInWithPassword({ email, password });
    if (error) throw error;
  },
  async logout() {
    // Local scope: signing out here must work without network, and leaves other devices alone.
    await supabase.auth.signOut({ scope: "local" });
    return "/login";
  },
  async checkAuth() {
    const { data } = await supabase.auth.getSession();
    if (!data.session) throw new Error("ra.auth.auth_check_error");
  },
  checkError: () => Promise.resolve(),
  getPermissions: () => Promise.resolve(null),
  async getIdentity() {
    const { data } = await supabase.auth.getSession();
    const user = data.session?.user;
    return { id: user?.id ?? "", fullName: user?.email ?? "" };
  },
};
