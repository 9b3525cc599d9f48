import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import MuiLink from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { supabase } from "../../shared/api/supabase-client.ts";
import { ErrorNotice } from "../../shared/ui/error-notice.tsx";
import { AuthFrame } from "./auth-frame.tsx";
import { useAuthStep } from "./use-auth-step.ts";

/** The answer is the same whether the address is known or not: it must not tell who has an account. */
export function ForgotPasswordPage() {
  const translate = useTranslate();
  const [email, setEmail] = useState("");
  const [isSent, setSent] = useState(false);
  const { error, isBusy, run } = useAuthStep();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const redirectTo = `${window.location.origin}/set-password`;
    setSent(await run(() => supabase.auth.resetPasswordForEmail(email.trim(), { redirectTo })));
  };
  return (
    <AuthFrame title={translate("auth.forgot_title")} text={translate("auth.forgot_text")}>
      <Stack component="form" onSubmit={(event) => void submit(event)} sx={{ gap: 2 }}>
        {error ? <ErrorNotice error={error} /> : null}
        {isSent ? (
          <Alert severity="success" role="status">
            {translate("auth.forgot_sent")}
          </Alert>
        ) : null}
        <TextField
          label={translate("auth.email")}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          required
          slotProps={{ htmlInput: { dir: "ltr" } }}
        />
        <Button type="submit" variant="contained" size="large" loading={isBusy}>
          {translate("auth.forgot_send")}
        </Button>
        <MuiLink component={Link} to="/login" variant="body2">
          {translate("auth.back_to_sign_in")}
        </MuiLink>
      </Stack>
    </AuthFrame>
  );
}
