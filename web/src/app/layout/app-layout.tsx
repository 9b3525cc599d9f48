import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { fetchMemberships } from "../../shared/session/fetch-memberships.ts";
import { groupByTenant } from "../../shared/session/memberships.ts";
import { SessionProvider } from "../../shared/session/session-provider.tsx";
import { ExpiredSessionDialog } from "../auth/expired-session-dialog.tsx";
import { NoMembershipPage } from "../auth/no-membership-page.tsx";
import { MembershipsErrorPage } from "./memberships-error-page.tsx";
import { Shell } from "./shell.tsx";
import { Splash } from "./splash.tsx";
import { useSessionUser } from "./use-session-user.ts";

/** Nothing is drawn before the server has said what this person may see. */
export function AppLayout({ children }: { children: ReactNode }) {
  const user = useSessionUser();
  if (user === undefined) return <Splash />;
  if (user === null) return <GoToSignIn />;
  const email = user.email ?? "";
  return (
    <>
      <Member userId={user.id} email={email}>
        {children}
      </Member>
      <ExpiredSessionDialog email={email} />
    </>
  );
}

/** Not <Navigate>: its state is a new object at each render, and each one would navigate again. */
function GoToSignIn() {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(() => {
    const state = { nextPathname: pathname, nextSearch: search };
    void navigate("/login", { state, replace: true });
  }, [navigate, pathname, search]);
  return <Splash />;
}

interface MemberProps {
  userId: string;
  email: string;
  children: ReactNode;
}

function Member({ userId, email, children }: MemberProps) {
  const memberships = useQuery({
    queryKey: ["session", "memberships", userId],
    queryFn: fetchMemberships,
    // A right that was withdrawn disappears from the menu without a new sign-in.
    refetchInterval: 60_000,
  });
  const { data: rows, error, refetch } = memberships;
  if (rows === undefined) {
    return error ? <MembershipsErrorPage error={error} onRetry={refetch} /> : <Splash />;
  }
  if (groupByTenant(rows).length === 0) {
    return <NoMembershipPage email={email} rows={rows} onJoined={refetch} />;
  }
  return (
    <SessionProvider userId={userId} email={email} rows={rows}>
      <Shell>{children}</Shell>
    </SessionProvider>
  );
}
