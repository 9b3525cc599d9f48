import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import type { Theme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { type FormEvent, type ReactNode, useId } from "react";
import { useTranslate } from "react-admin";
import { ErrorNotice } from "./error-notice.tsx";

interface Props {
  title: string;
  text?: string | undefined;
  submitLabel: string;
  /** Key of the word on the other button. */
  closeLabel?: string;
  isDanger?: boolean;
  isBusy: boolean;
  canSubmit?: boolean;
  error?: unknown;
  children?: ReactNode;
  onSubmit: () => void;
  onClose: () => void;
}

/** One question, its fields, one answer; the whole screen on a phone. Enter submits. */
export function FormDialog(props: Props) {
  const { title, text, submitLabel, isDanger, isBusy, canSubmit = true, error, children } = props;
  const { closeLabel = "ui.cancel" } = props;
  const translate = useTranslate();
  const titleId = useId();
  const isPhone = useMediaQuery((theme: Theme) => theme.breakpoints.down("sm"), { noSsr: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React bubbles a submit through portals: the form of a page must not hear this one.
    event.stopPropagation();
    if (canSubmit && !isBusy) props.onSubmit();
  };
  return (
    <Dialog open onClose={props.onClose} fullScreen={isPhone} aria-labelledby={titleId}>
      <form
        onSubmit={submit}
        style={{ display: "flex", flexDirection: "column", minHeight: 0, flex: 1 }}
      >
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ flex: 1 }}>
          <Stack sx={{ gap: 2, pt: 0.5 }}>
            {text ? <Typography color="textSecondary">{text}</Typography> : null}
            {error ? <ErrorNotice error={error} /> : null}
            {children}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{translate(closeLabel)}</Button>
          <Button
            type="submit"
            variant="contained"
            color={isDanger ? "error" : "primary"}
            loading={isBusy}
            disabled={!canSubmit}
          >
            {submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
