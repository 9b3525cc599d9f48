import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import { supabase } from "../../shared/api/supabase-client.ts";
import { ErrorNotice } from "../../shared/ui/error-notice.tsx";
import { AuthFrame } from "./auth-frame.tsx";
import { useAuthStep } from "./use-auth-step.ts";

/** Reached from the recovery e-mail, whose link has already opened a session. */
export function SetPasswordPage() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const { error, isBusy, run } = useAuthStep();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await run(() => supabase.auth.updateUser({ password }))) navigate("/", { replace: true });
  };
  return (
    <AuthFrame
      title={translate("auth.set_password_title")}
      text={translate("auth.set_password_text")}
    >
      <Stack component="form" onSubmit={(event) => void submit(event)} sx={{ gap: 2 }}>
        {error ? <ErrorNotice error={error} /> : null}
        <TextField
          label={translate("auth.new_password")}
          helperText={translate("auth.password_rule")}
          type="password"
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          required
          slotProps={{ htmlInput: { dir: "ltr", minLength: 8 } }}
        />
        <Button type="submit" variant="contained" size="large" loading={isBusy}>
          {translate("auth.set_password")}
        </Button>
      </Stack>
    </AuthFrame>
  );
}
