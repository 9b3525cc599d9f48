import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../shared/format/use-format.ts";
import { CopyField } from "../../shared/ui/copy-field.tsx";

interface Props {
  token: string;
  previousUntil: string | null;
  onClose: () => void;
}

/** The only time a token is seen. A click beside the dialog must not lose it. */
export function TokenDialog({ token, previousUntil, onClose }: Props) {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  const titleId = useId();
  const word = (key: string) => translate(`messaging_clients.minted.${key}`);
  return (
    <Dialog open aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{word("title")}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2, pt: 0.5 }}>
          <Alert severity="warning">{word("once")}</Alert>
          <CopyField label={word("token")} value={token} />
          {previousUntil ? (
            <Typography variant="body2">
              {translate("messaging_clients.minted.previous", { when: dateTime(previousUntil) })}
            </Typography>
          ) : null}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {word("kept")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
