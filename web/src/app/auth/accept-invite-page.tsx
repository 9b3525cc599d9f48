import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import type { User } from "@supabase/supabase-js";
import { useEffect, useState } from "react";
import { useTranslate } from "react-admin";
import { Link, useNavigate, useSearchParams } from "react-router-dom";
import { callRpc } from "../../shared/api/call-rpc.ts";
import { supabase } from "../../shared/api/supabase-client.ts";
import { setTenantScope } from "../../shared/api/tenant-scope.ts";
import { ErrorNotice } from "../../shared/ui/error-notice.tsx";
import { queryClient } from "../query-client.ts";
import { AuthFrame } from "./auth-frame.tsx";
import { type Credentials, CredentialsForm } from "./credentials-form.tsx";
import { useAuthStep } from "./use-auth-step.ts";

type Way = "sign_up" | "sign_in";

/** An invitation is accepted by whoever holds its link and signs in with the invited address. */
export function AcceptInvitePage() {
  const translate = useTranslate();
  const [params] = useSearchParams();
  const token = params.get("token") ?? "";
  const user = useCurrentUser();
  if (token === "") {
    return (
      <AuthFrame title={translate("auth.invite_title")}>
        <Alert severity="warning">{translate("auth.invite_no_token")}</Alert>
        <Button component={Link} to="/" sx={{ mt: 2 }}>
          {translate("shell.back_home")}
        </Button>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame
      title={translate("auth.invite_title")}
      text={translate(user ? "auth.invite_as" : "auth.invite_text", { email: user?.email ?? "" })}
    >
      {user ? <AcceptAsUser token={token} /> : <SignUpOrIn token={token} />}
    </AuthFrame>
  );
}

function useCurrentUser(): User | null {
  const [user, setUser] = useState<User | null>(null);
  useEffect(() => {
    void supabase.auth.getSession().then(({ data }) => setUser(data.session?.user ?? null));
  }, []);
  return user;
}

function useAccept(token: string) {
  const navigate = useNavigate();
  const step = useAuthStep();
  const accept = (before?: () => Promise<{ error: unknown }>) =>
    step.run(async () => {
      const answer = await before?.();
      if (answer?.error) return answer;
      const profil = await callRpc<{ tenant_id?: string } | null>("accept_invitation", { token });
      if (profil?.tenant_id) setTenantScope(profil.tenant_id);
      queryClient.clear();
      navigate("/", { replace: true });
      return undefined;
    });
  return { ...step, accept };
}

function AcceptAsUser({ token }: { token: string }) {
  const translate = useTranslate();
  const { accept, error, isBusy } = useAccept(token);
  const leave = () =>
    void supabase.auth.signOut({ scope: "local" }).then(() => window.location.reload());
  return (
    <Stack sx={{ gap: 2 }}>
      {error ? <ErrorNotice error={error} /> : null}
      <Button variant="contained" size="large" loading={isBusy} onClick={() => void accept()}>
        {translate("auth.join")}
      </Button>
      <Button onClick={leave}>{translate("auth.other_account")}</Button>
    </Stack>
  );
}

function SignUpOrIn({ token }: { token: string }) {
  const translate = useTranslate();
  const [way, setWay] = useState<Way>("sign_up");
  const { accept, error, isBusy } = useAccept(token);
  const submit = (credentials: Credentials) =>
    accept(() =>
      way === "sign_up"
        ? supabase.auth.signUp(credentials)
        : supabase.auth.signInWithPassword(credentials),
    );
  return (
    <>
      <Tabs
        value={way}
        onChange={(_event, value: Way) => setWay(value)}
        variant="fullWidth"
        sx={{ mb: 3 }}
      >
        <Tab value="sign_up" label={translate("auth.create_account")} />
        <Tab value="sign_in" label={translate("auth.have_account")} />
      </Tabs>
      <CredentialsForm
        key={way}
        submitLabel={translate("auth.join")}
        isBusy={isBusy}
        error={error}
        isNewPassword={way === "sign_up"}
        onSubmit={(credentials) => void submit(credentials)}
      />
    </>
  );
}
