import PhonelinkRingOutlinedIcon from "@mui/icons-material/PhonelinkRingOutlined";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { ErrorNotice } from "../../shared/ui/error-notice.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { Page } from "../../shared/ui/page.tsx";
import { useNotifyError } from "../../shared/ui/use-notify-error.ts";
import { useNewcomer } from "./data/use-newcomer.ts";
import { useSimulator } from "./data/use-simulator.ts";
import { FIRST_HOLDERS, type Holder } from "./model/holders.ts";
import { ResetButton } from "./reset-button.tsx";
import { Table } from "./table.tsx";

/** Writes to the business as its customers do, without any of the real networks. */
export function SimulatorPage() {
  const translate = useTranslate();
  const notifyError = useNotifyError();
  const { state, error, refresh } = useSimulator();
  const [holders, setHolders] = useState<readonly Holder[]>(FIRST_HOLDERS);
  const addPhone = useNewcomer(state, holders, setHolders);
  return (
    <Page
      title={translate("simulator.title")}
      subtitle={translate("simulator.subtitle")}
      actions={
        <>
          <ResetButton isReady={state !== null && state !== undefined} />
          <Button
            variant="contained"
            startIcon={<PhonelinkRingOutlinedIcon />}
            disabled={!state}
            onClick={() => void addPhone().catch(notifyError)}
          >
            {translate("simulator.add_phone")}
          </Button>
        </>
      }
    >
      {error ? <ErrorNotice error={error} onRetry={refresh} /> : null}
      {state ? <Table state={state} holders={holders} onHolders={setHolders} /> : null}
      {!state && !error ? <LoadingState /> : null}
    </Page>
  );
}
