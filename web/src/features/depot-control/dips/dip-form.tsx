import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { type KeyboardEvent, useRef } from "react";
import { useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import { moveOnEnter } from "../../../shared/depot/form/enter-moves.ts";
import { FormBar } from "../../../shared/depot/form/form-bar.tsx";
import { SubmitNotice } from "../../../shared/depot/form/submit-notice.tsx";
import { UnsavedGuard } from "../../../shared/depot/form/unsaved-guard.tsx";
import { useKeyHint } from "../../../shared/depot/form/use-key-hint.ts";
import { useMoment } from "../../../shared/depot/form/use-moment.ts";
import { useSheet } from "../../../shared/depot/form/use-sheet.ts";
import type { Tank } from "../../../shared/depot/reference-data.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { recordDip } from "../data/dips.ts";
import { DIP_FIELDS, dipWrite, emptyDip, missingInDip } from "./dip-draft.ts";
import { DipFields } from "./dip-fields.tsx";
import { DipPreviewPanel } from "./dip-preview-panel.tsx";
import { useDipPreview } from "./use-dip-preview.ts";

interface Props {
  citerne: string;
  tanks: readonly Tank[];
  onDone: () => void;
  onNext: (citerne: string) => void;
}

/** The tank after this one in the order of the depot; the round ends with the last. */
export function tankAfter(tanks: readonly Tank[], citerne: string): string {
  const depotId = tanks.find((tank) => tank.id === citerne)?.depot_id;
  const round = tanks.filter((tank) => tank.depot_id === depotId);
  return round[round.findIndex((tank) => tank.id === citerne) + 1]?.id ?? "";
}

function useDipForm({ citerne, tanks, onDone, onNext }: Props) {
  const { oneDepot, depotId } = useDepotChoice();
  const chosen = tanks.find((tank) => tank.id === citerne);
  const { timeZone } = useDepotFormat(chosen?.depot_id ?? oneDepot?.id);
  const moment = useMoment(timeZone);
  const goesOn = useRef(false);
  const tankId = useRef(citerne);
  const sheet = useSheet({
    initial: emptyDip(citerne),
    fields: DIP_FIELDS,
    missing: (draft) => missingInDip(draft, moment.iso),
    write: (draft, id) => {
      tankId.current = draft.citerne;
      return recordDip(dipWrite(draft, { id, moment: moment.iso ?? "" }));
    },
    doneKey: "depot_control.dips.saved",
    onDone: () => (goesOn.current ? onNext(tankAfter(tanks, tankId.current)) : onDone()),
  });
  const send = (withNext: boolean) => {
    goesOn.current = withNext;
    sheet.send();
  };
  const shown = depotId === null ? tanks : tanks.filter((tank) => tank.depot_id === depotId);
  return { sheet, moment, send, tanks: shown };
}

export function DipForm(props: Props) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { sheet, moment, send, tanks } = useDipForm(props);
  const preview = useDipPreview(sheet.draft, moment.iso);
  const word = (key: string) => translate(`depot_control.dips.${key}`);
  const hint = useKeyHint(word("form_text"));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") send(true);
    else moveOnEnter(event);
  };
  return (
    <Page eyebrow={word("title")} title={word("new")} subtitle={hint}>
      <UnsavedGuard isDirty={sheet.isDirty} mayLeave={sheet.mayLeave} />
      <Stack component="form" noValidate sx={{ gap: 2.5 }} onKeyDown={onKeyDown}>
        <Panel hasPadding>
          <DipFields sheet={sheet} moment={moment} tanks={tanks} preview={preview} />
        </Panel>
        <DipPreviewPanel preview={preview} />
        <SubmitNotice error={sheet.notice} />
        <FormBar>
          <Button onClick={() => void navigate(-1)}>{translate("ui.cancel")}</Button>
          <Button variant="outlined" disabled={sheet.isBusy} onClick={() => send(false)}>
            {word("submit")}
          </Button>
          <Button variant="contained" loading={sheet.isBusy} onClick={() => send(true)}>
            {word("submit_next")}
          </Button>
        </FormBar>
      </Stack>
    </Page>
  );
}
