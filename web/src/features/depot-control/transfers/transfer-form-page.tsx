import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { type KeyboardEvent, useState } from "react";
import { useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import { moveOnEnter } from "../../../shared/depot/form/enter-moves.ts";
import { FormBar } from "../../../shared/depot/form/form-bar.tsx";
import { SubmitNotice } from "../../../shared/depot/form/submit-notice.tsx";
import { UnsavedGuard } from "../../../shared/depot/form/unsaved-guard.tsx";
import { useKeyHint } from "../../../shared/depot/form/use-key-hint.ts";
import { useMoment } from "../../../shared/depot/form/use-moment.ts";
import { useSheet } from "../../../shared/depot/form/use-sheet.ts";
import { useTanks } from "../../../shared/depot/reference-data.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { recordTransfer } from "../data/transfers.ts";
import {
  EMPTY_TRANSFER,
  missingInTransfer,
  TRANSFER_FIELDS,
  transferWrite,
} from "./transfer-draft.ts";
import { TransferFields } from "./transfer-fields.tsx";
import { TransferPreview } from "./transfer-preview.tsx";
import { useTransferPreview } from "./use-transfer-preview.ts";

const LIST = "/depot/transferts";

function useTransferForm() {
  const navigate = useNavigate();
  const tanks = useTanks();
  const { oneDepot } = useDepotChoice();
  const [depotId, setDepotId] = useState(oneDepot?.id ?? "");
  const { timeZone } = useDepotFormat(depotId);
  const moment = useMoment(timeZone);
  const sheet = useSheet({
    initial: EMPTY_TRANSFER,
    fields: TRANSFER_FIELDS,
    missing: (draft) => missingInTransfer(draft, moment.iso),
    write: (draft, id) => recordTransfer(transferWrite(draft, { id, moment: moment.iso ?? "" })),
    doneKey: "depot_control.transfers.saved",
    onDone: () => void navigate(LIST, { replace: true }),
  });
  return { sheet, moment, tanks: tanks.data ?? [], depotId, setDepotId };
}

/** What leaves one tank and arrives in another, with both drawn as they would stand. */
export function TransferFormPage() {
  const { query } = useDepotChoice();
  return <QueryState query={query}>{() => <TransferForm />}</QueryState>;
}

function TransferForm() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const form = useTransferForm();
  const preview = useTransferPreview(form.sheet.draft, form.tanks, form.moment.iso);
  const { sheet } = form;
  const word = (key: string) => translate(`depot_control.transfers.${key}`);
  const hint = useKeyHint(word("form_text"));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") sheet.send();
    else moveOnEnter(event);
  };
  return (
    <Page eyebrow={word("title")} title={word("new")} subtitle={hint}>
      <UnsavedGuard isDirty={sheet.isDirty} mayLeave={sheet.mayLeave} />
      <Stack component="form" noValidate sx={{ gap: 2.5 }} onKeyDown={onKeyDown}>
        <Panel hasPadding>
          <TransferFields {...form} preview={preview} />
        </Panel>
        <TransferPreview draft={sheet.draft} tanks={form.tanks} preview={preview} />
        <SubmitNotice error={sheet.notice} />
        <FormBar>
          <Button onClick={() => void navigate(-1)}>{translate("ui.cancel")}</Button>
          <Button variant="contained" loading={sheet.isBusy} onClick={sheet.send}>
            {word("submit")}
          </Button>
        </FormBar>
      </Stack>
    </Page>
  );
}
