import { useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { useAction } from "../api/use-action.ts";
import { useFormat } from "../format/use-format.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { type DecisionKind, decide } from "./outbound.ts";

interface Props {
  kind: DecisionKind;
  ids: readonly number[];
  onClose: () => void;
  onDone?: () => void;
}

export const MIN_REASON = 3;

/** One decision about one or many messages, with its reason; says how many were decided already. */
export function DecisionDialog({ kind, ids, onClose, onDone }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const { number } = useFormat();
  const [reason, setReason] = useState("");
  const word = (key: string, count: number) =>
    translate(`messaging.decide.${key}`, { smart_count: count, count: number(count) });
  const action = useAction((why: string) => decide(kind, ids, why), {
    doneKey: false,
    isErrorNotified: false,
    onDone: ({ done, skipped, expired }) => {
      const parts = [word(`done.${kind}`, done)];
      if (expired.length > 0) parts.push(word("expired", expired.length));
      if (skipped.length > 0) parts.push(word("skipped", skipped.length));
      const text = parts.join(" ");
      notify(text, { type: done > 0 ? "success" : "warning", messageArgs: { _: text } });
      onDone?.();
      onClose();
    },
  });
  return (
    <FormDialog
      title={word(`title.${kind}`, ids.length)}
      text={translate(`messaging.decide.text.${kind}`)}
      submitLabel={translate(`messaging.decide.submit.${kind}`)}
      isDanger={kind === "drop" || kind === "drop_unknown"}
      isBusy={action.isBusy}
      canSubmit={reason.trim().length >= MIN_REASON}
      error={action.error}
      onSubmit={() => action.run(reason.trim())}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
