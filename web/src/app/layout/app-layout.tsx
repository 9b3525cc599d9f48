import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { fetchMemberships, groupByTenant } from "../../shared/session/memberships.ts";
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
  const memberships = useQuery({
    queryKey: ["session", "memberships", user?.id ?? null],
    queryFn: fetchMemberships,
    enabled: user !== null,
    // A right that was withdrawn disappears from the menu without a new sign-in.
    refetchInterval: 60_000,
  });
  return (
    <>
      <Content user={user} memberships={memberships}>
        {children}
      </Content>
      {user ? <ExpiredSessionDialog email={user.email ?? ""} userId={user.id} /> : null}
    </>
  );
}

interface ContentProps {
  user: ReturnType<typeof useSessionUser>;
  memberships: {
    data: Awaited<ReturnType<typeof fetchMemberships>> | undefined;
    error: unknown;
    refetch: () => unknown;
  };
  children: ReactNode;
}

function Content({ user, memberships, children }: ContentProps) {
  const rows = memberships.data;
  if (rows === undefined && memberships.error) {
    return <MembershipsErrorPage error={memberships.error} onRetry={memberships.refetch} />;
  }
  if (user === null || rows === undefined) return <Splash />;
  if (groupByTenant(rows).length === 0) {
    return <NoMembershipPage email={user.email ?? ""} rows={rows} onJoined={memberships.refetch} />;
  }
  return (
    <SessionProvider userId={user.id} email={user.email ?? ""} rows={rows}>
      <Shell>{children}</Shell>
    </SessionProvider>
  );
}
