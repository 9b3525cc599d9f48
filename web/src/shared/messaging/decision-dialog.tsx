import { useEffect, useRef, useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { useAction } from "../api/use-action.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { DecisionProgress, useDecisionWords } from "./decision-progress.tsx";
import { type DecisionKind, decide } from "./outbound.ts";
import { inPortions, type PortionsReport, remaining } from "./portions.ts";

interface Props {
  kind: DecisionKind;
  ids: readonly number[];
  onClose: () => void;
  onDone?: () => void;
}

export const MIN_REASON = 3;

/** True once it was asked to end, or nobody looks any more. */
function useStop() {
  const isStopped = useRef(false);
  useEffect(() => {
    isStopped.current = false;
    return () => {
      isStopped.current = true;
    };
  }, []);
  return isStopped;
}

/** One decision about one or many messages, with its reason: in portions, and it may be stopped. */
export function DecisionDialog({ kind, ids, onClose, onDone }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const { word, sentences } = useDecisionWords(kind);
  const [reason, setReason] = useState("");
  // As they were chosen: the list behind is read again while they are decided.
  const [asked, setAsked] = useState(ids);
  const [report, setReport] = useState<PortionsReport | null>(null);
  const isStopped = useStop();
  const run = (why: string) =>
    inPortions(asked, (portion) => decide(kind, portion, why), {
      isStopped: () => isStopped.current,
      onProgress: setReport,
    });
  const action = useAction(run, {
    doneKey: false,
    isErrorNotified: false,
    onDone: (result) => {
      const rest = remaining(result);
      setAsked(rest);
      if (rest.length > 0) return;
      const text = sentences(result).join(" ");
      notify(text, { type: result.done > 0 ? "success" : "warning", messageArgs: { _: text } });
      onDone?.();
      onClose();
    },
  });
  const submit = () => {
    isStopped.current = false;
    action.run(reason.trim());
  };
  const stop = () => {
    isStopped.current = true;
  };
  const isBegun = report !== null && !action.isBusy;
  return (
    <FormDialog
      title={word(`title.${kind}`, asked.length)}
      text={translate(`messaging.decide.text.${kind}`)}
      submitLabel={translate(
        isBegun ? "messaging.decide.continue" : `messaging.decide.submit.${kind}`,
      )}
      closeLabel={closeLabel(action.isBusy, isBegun)}
      isDanger={kind === "drop" || kind === "drop_unknown"}
      isBusy={action.isBusy}
      canSubmit={reason.trim().length >= MIN_REASON}
      error={action.error}
      onSubmit={submit}
      onClose={action.isBusy ? stop : onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
      {report ? <DecisionProgress kind={kind} report={report} isBusy={action.isBusy} /> : null}
    </FormDialog>
  );
}

function closeLabel(isBusy: boolean, isBegun: boolean): string {
  if (isBusy) return "messaging.decide.stop";
  return isBegun ? "ui.close" : "ui.cancel";
}
