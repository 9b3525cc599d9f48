import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import type { KeyboardEvent } from "react";
import { useTranslate } from "react-admin";
import { useNavigate, useSearchParams } from "react-router-dom";
import { moveOnEnter } from "../../../shared/depot/form/enter-moves.ts";
import { FormBar } from "../../../shared/depot/form/form-bar.tsx";
import { SubmitNotice } from "../../../shared/depot/form/submit-notice.tsx";
import { UnsavedGuard } from "../../../shared/depot/form/unsaved-guard.tsx";
import { useMoment } from "../../../shared/depot/form/use-moment.ts";
import { useSheet } from "../../../shared/depot/form/use-sheet.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { proposeAdjustment } from "../data/adjustments.ts";
import {
  type AboutDocument,
  ADJUSTMENT_FIELDS,
  adjustmentWrite,
  EMPTY_ADJUSTMENT,
  missingInAdjustment,
} from "./adjustment-draft.ts";
import { AdjustmentFields } from "./adjustment-fields.tsx";
import { AdjustmentPreview } from "./adjustment-preview.tsx";

const LIST = "/depot/ajustements";

/** The document that the proposal is about, when the address names one. */
function useAbout(): AboutDocument | null {
  const [params] = useSearchParams();
  const reception = params.get("reception");
  const sortie = params.get("sortie");
  if (reception) return { type: "RECEPTION", id: reception };
  return sortie ? { type: "SORTIE", id: sortie } : null;
}

function useAdjustmentForm() {
  const navigate = useNavigate();
  const about = useAbout();
  const [params] = useSearchParams();
  const { oneDepot } = useDepotChoice();
  const { timeZone } = useDepotFormat(oneDepot?.id);
  const moment = useMoment(timeZone);
  const sheet = useSheet({
    initial: { ...EMPTY_ADJUSTMENT, citerne: params.get("citerne") ?? "" },
    fields: ADJUSTMENT_FIELDS,
    missing: (draft) => missingInAdjustment(draft, moment.iso),
    write: (draft, id) =>
      proposeAdjustment(adjustmentWrite(draft, { id, moment: moment.iso ?? "", about })),
    doneKey: "depot_control.adjustments.proposed",
    onDone: () => void navigate(LIST, { replace: true }),
  });
  return { sheet, moment, about };
}

export function AdjustmentFormPage() {
  const { query } = useDepotChoice();
  return <QueryState query={query}>{() => <AdjustmentForm />}</QueryState>;
}

function AdjustmentForm() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { sheet, moment, about } = useAdjustmentForm();
  const word = (key: string) => translate(`depot_control.adjustments.${key}`);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") sheet.send();
    else moveOnEnter(event);
  };
  return (
    <Page eyebrow={word("title")} title={word("new")} subtitle={word("form_text")}>
      <UnsavedGuard isDirty={sheet.isDirty} mayLeave={sheet.mayLeave} />
      <Stack component="form" noValidate sx={{ gap: 2.5 }} onKeyDown={onKeyDown}>
        {about ? <Alert severity="info">{word(`about_${about.type}`)}</Alert> : null}
        <Panel hasPadding>
          <AdjustmentFields sheet={sheet} moment={moment} />
        </Panel>
        <SubmitNotice error={sheet.notice} />
        <FormBar summary={<AdjustmentPreview draft={sheet.draft} />}>
          <Button onClick={() => void navigate(-1)}>{translate("ui.cancel")}</Button>
          <Button variant="contained" loading={sheet.isBusy} onClick={sheet.send}>
            {word("propose")}
          </Button>
        </FormBar>
      </Stack>
    </Page>
  );
}
