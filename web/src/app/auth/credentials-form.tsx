import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { type FormEvent, useState } from "react";
import { useTranslate } from "react-admin";
import type { AppError } from "../../shared/api/app-error.ts";
import { ErrorNotice } from "../../shared/ui/error-notice.tsx";

export interface Credentials {
  email: string;
  password: string;
}

interface Props {
  submitLabel: string;
  isBusy: boolean;
  error: AppError | null;
  fixedEmail?: string;
  isNewPassword?: boolean;
  onSubmit: (credentials: Credentials) => void;
}

export function CredentialsForm({
  submitLabel,
  isBusy,
  error,
  fixedEmail,
  isNewPassword,
  onSubmit,
}: Props) {
  const translate = useTranslate();
  const [email, setEmail] = useState(fixedEmail ?? "");
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ email: email.trim(), password });
  };
  return (
    <Stack component="form" onSubmit={submit} sx={{ gap: 2 }}>
      {error ? <ErrorNotice error={error} /> : null}
      <TextField
        label={translate("auth.email")}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        disabled={fixedEmail !== undefined}
        required
        slotProps={{ htmlInput: { dir: "ltr" } }}
      />
      <TextField
        label={translate(isNewPassword ? "auth.new_password" : "auth.password")}
        helperText={isNewPassword ? translate("auth.password_rule") : undefined}
        type="password"
        name="password"
        autoComplete={isNewPassword ? "new-password" : "current-password"}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        required
        slotProps={{ htmlInput: { dir: "ltr", minLength: isNewPassword ? 8 : undefined } }}
      />
      <Button type="submit" variant="contained" size="large" loading={isBusy}>
        {submitLabel}
      </Button>
    </Stack>
  );
}
