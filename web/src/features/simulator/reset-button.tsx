import RestartAltIcon from "@mui/icons-material/RestartAlt";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../shared/api/use-action.ts";
import { FormDialog } from "../../shared/ui/form-dialog.tsx";
import { simulator } from "./data/client.ts";

/** Forgets chats, new customers and faults of the simulated networks; asked first. */
export function ResetButton({ isReady }: { isReady: boolean }) {
  const translate = useTranslate();
  const [isAsked, setAsked] = useState(false);
  const action = useAction(() => simulator.reset(), {
    onDone: () => setAsked(false),
    isErrorNotified: false,
  });
  return (
    <>
      <Button startIcon={<RestartAltIcon />} disabled={!isReady} onClick={() => setAsked(true)}>
        {translate("simulator.reset")}
      </Button>
      {isAsked ? (
        <FormDialog
          title={translate("simulator.reset")}
          text={translate("simulator.reset_text")}
          submitLabel={translate("simulator.reset")}
          isDanger
          isBusy={action.isBusy}
          error={action.error}
          onSubmit={() => action.run(undefined)}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}
