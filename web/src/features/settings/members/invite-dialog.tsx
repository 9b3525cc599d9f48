import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { callRpc } from "../../../shared/api/call-rpc.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { CopyField } from "../../../shared/ui/copy-field.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { RoleSiteFields } from "./role-site-fields.tsx";

interface Issued {
  token: string;
  expires_at: string;
}

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState("");
  const [siteId, setSiteId] = useState("");
  const [issued, setIssued] = useState<Issued | null>(null);
  const action = useAction(
    () =>
      callRpc<Issued[]>("invite_member", {
        tenant_id: tenant.id,
        email: email.trim().toLowerCase(),
        role,
        site_id: siteId || null,
      }),
    {
      doneKey: false,
      isErrorNotified: false,
      onDone: (rows) => setIssued(rows[0] ?? null),
    },
  );
  if (issued) return <IssuedDialog email={email} issued={issued} onClose={onClose} />;
  return (
    <FormDialog
      title={translate("settings.members.dialogs.invite.title")}
      text={translate("settings.members.dialogs.invite.text")}
      submitLabel={translate("settings.members.dialogs.invite.submit")}
      isBusy={action.isBusy}
      canSubmit={email.trim() !== "" && role !== ""}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <TextField
        label={translate("auth.email")}
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        required
        autoComplete="off"
        slotProps={{ htmlInput: { dir: "ltr" } }}
      />
      <RoleSiteFields role={role} siteId={siteId} onRole={setRole} onSite={setSiteId} />
    </FormDialog>
  );
}

interface IssuedProps {
  email: string;
  issued: Issued;
  onClose: () => void;
}

/** The only moment at which the link exists in clear: the database keeps its hash. */
function IssuedDialog({ email, issued, onClose }: IssuedProps) {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  const link = `${window.location.origin}/accept-invite?token=${encodeURIComponent(issued.token)}`;
  return (
    <Dialog open aria-labelledby="issued-title">
      <DialogTitle id="issued-title">{translate("settings.members.issued.title")}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2 }}>
          <Typography>
            {translate("settings.members.issued.text", {
              email,
              until: dateTime(issued.expires_at),
            })}
          </Typography>
          <CopyField label={translate("settings.members.issued.link")} value={link} />
          <Alert severity="warning">{translate("settings.members.issued.once")}</Alert>
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {translate("settings.members.issued.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
