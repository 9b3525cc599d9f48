import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { type FormEvent, useState } from "react";
import { useTranslate } from "react-admin";
import { callRpc } from "../../shared/api/call-rpc.ts";
import type { MembershipRow } from "../../shared/session/memberships.ts";
import { ErrorNotice } from "../../shared/ui/error-notice.tsx";
import { AuthFrame } from "./auth-frame.tsx";
import { tokenFrom } from "./invitation-token.ts";
import { signOut } from "./sign-out.ts";
import { useAuthStep } from "./use-auth-step.ts";

interface Props {
  email: string;
  rows: readonly MembershipRow[];
  onJoined: () => unknown;
}

/** Signed in, but a member of nothing: says why, and takes an invitation. */
export function NoMembershipPage({ email, rows, onJoined }: Props) {
  const translate = useTranslate();
  const [pasted, setPasted] = useState("");
  const { error, isBusy, run } = useAuthStep();
  const suspended = rows.find((row) => row.status === "suspended");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await run(async () => {
      await callRpc("accept_invitation", { token: tokenFrom(pasted) });
      return undefined;
    });
    if (isDone) onJoined();
  };
  return (
    <AuthFrame
      title={translate("auth.no_membership_title")}
      text={translate("auth.no_membership_text", { email })}
    >
      <Stack component="form" onSubmit={(event) => void submit(event)} sx={{ gap: 2 }}>
        {suspended ? (
          <Alert severity="warning">
            {translate("auth.suspended_text", { tenant: suspended.tenant_name })}
          </Alert>
        ) : null}
        {error ? <ErrorNotice error={error} /> : null}
        <Typography variant="body2">{translate("auth.paste_text")}</Typography>
        <TextField
          label={translate("auth.paste_label")}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          required
          slotProps={{ htmlInput: { dir: "ltr" } }}
        />
        <Button type="submit" variant="contained" size="large" loading={isBusy}>
          {translate("auth.join")}
        </Button>
        <Button onClick={() => void signOut()}>{translate("auth.other_account")}</Button>
      </Stack>
    </AuthFrame>
  );
}
