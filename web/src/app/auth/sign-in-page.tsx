import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useEffect } from "react";
import { useTranslate } from "react-admin";
import { Link, useLocation, useNavigate } from "react-router-dom";
import { supabase } from "../../shared/api/supabase-client.ts";
import { queryClient } from "../query-client.ts";
import { AuthFrame } from "./auth-frame.tsx";
import { type Credentials, CredentialsForm } from "./credentials-form.tsx";
import { useAuthStep } from "./use-auth-step.ts";

interface CameFrom {
  nextPathname?: string;
  nextSearch?: string;
}

function targetOf(state: unknown): string {
  const from: CameFrom = typeof state === "object" && state !== null ? state : {};
  const path = from.nextPathname ?? "/";
  return path.startsWith("/login") ? "/" : `${path}${from.nextSearch ?? ""}`;
}

export function SignInPage() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { state } = useLocation();
  const { error, isBusy, run } = useAuthStep();
  const target = targetOf(state);
  useEffect(() => {
    void supabase.auth.getSession().then(({ data }) => {
      if (data.session) navigate(target, { replace: true });
    });
  }, [navigate, target]);
  const signIn = async (credentials: Credentials) => {
    const isDone = await run(() => supabase.auth.signInWithPassword(credentials));
    if (!isDone) return;
    // What the former user of this browser loaded is not for the next one.
    queryClient.clear();
    navigate(target, { replace: true });
  };
  return (
    <AuthFrame title={translate("auth.sign_in_title")} text={translate("auth.sign_in_text")}>
      <CredentialsForm
        submitLabel={translate("auth.sign_in")}
        isBusy={isBusy}
        error={error}
        onSubmit={(credentials) => void signIn(credentials)}
      />
      <Typography variant="body2" sx={{ mt: 2 }}>
        <MuiLink component={Link} to="/forgot-password">
          {translate("auth.forgot_link")}
        </MuiLink>
      </Typography>
    </AuthFrame>
  );
}
