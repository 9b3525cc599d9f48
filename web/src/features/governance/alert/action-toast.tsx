import MuiAlert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Snackbar from "@mui/material/Snackbar";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { usePeople } from "../parts/use-people.ts";
import type { Done } from "./use-alert-actions.ts";

const TOAST_MS = 8_000;

interface Props {
  done: Done | null;
  onUndo: () => Promise<void>;
  onClose: () => void;
}

/** Says what was done only after the database did it, and offers the way back where there is one. */
export function ActionToast({ done, onUndo, onClose }: Props) {
  const translate = useTranslate();
  const text = useDoneText(done);
  if (done === null) return null;
  return (
    <Snackbar
      open
      autoHideDuration={TOAST_MS}
      onClose={(_event, why) => why === "timeout" && onClose()}
    >
      <MuiAlert
        severity="success"
        variant="filled"
        onClose={onClose}
        closeText={translate("ui.close")}
        action={
          done.undo === null ? undefined : (
            <Button color="inherit" size="small" onClick={() => void onUndo()}>
              {translate("governance.alert.action.undo")}
            </Button>
          )
        }
      >
        {text}
      </MuiAlert>
    </Snackbar>
  );
}

function useDoneText(done: Done | null): string {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  const people = usePeople();
  if (done === null) return "";
  if (done.isUndo) return translate("governance.alert.done.undone");
  const isUnassign = done.kind === "assign" && !done.input.assignee;
  const person = people.data?.find((each) => each.user_id === done.input.assignee);
  return translate(`governance.alert.done.${isUnassign ? "unassign" : done.kind}`, {
    name: person?.nom_complet ?? "",
    date: dateTime(done.input.until),
  });
}
