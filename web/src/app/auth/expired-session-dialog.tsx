import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useEffect, useState } from "react";
import { useTranslate } from "react-admin";
import { onExpiredSession } from "../../shared/api/session-events.ts";
import { supabase } from "../../shared/api/supabase-client.ts";
import { queryClient } from "../query-client.ts";
import { type Credentials, CredentialsForm } from "./credentials-form.tsx";
import { signOut } from "./sign-out.ts";
import { useAuthStep } from "./use-auth-step.ts";

interface Props {
  email: string;
}

/** Asks for the password above the page: what was being written stays under it. */
export function ExpiredSessionDialog({ email }: Props) {
  const translate = useTranslate();
  const isOpen = useExpiry();
  const { error, isBusy, run } = useAuthStep();
  const signIn = async (credentials: Credentials) => {
    const isDone = await run(() => supabase.auth.signInWithPassword({ ...credentials, email }));
    if (!isDone) return;
    isOpen.close();
    await queryClient.invalidateQueries();
  };
  return (
    <Dialog open={isOpen.value} aria-labelledby="expired-title">
      <DialogTitle id="expired-title">{translate("auth.expired_title")}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 3 }}>{translate("auth.expired_text")}</Typography>
        <CredentialsForm
          submitLabel={translate("auth.sign_in")}
          isBusy={isBusy}
          error={error}
          fixedEmail={email}
          onSubmit={(credentials) => void signIn(credentials)}
        />
        <Button sx={{ mt: 1 }} onClick={() => void signOut()}>
          {translate("auth.other_account")}
        </Button>
      </DialogContent>
    </Dialog>
  );
}

function useExpiry() {
  const [value, setValue] = useState(false);
  useEffect(
    () =>
      onExpiredSession(() => {
        // The token may only be old: one silent renewal before bothering anyone.
        void supabase.auth.refreshSession().then(({ data }) => {
          if (data.session) void queryClient.invalidateQueries();
          else setValue(true);
        });
      }),
    [],
  );
  return { value, close: () => setValue(false) };
}
