import { type ReactNode, useState } from "react";
import { useAction } from "../api/use-action.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";

interface Props {
  title: string;
  text?: string;
  submitLabel: string;
  doneKey: string;
  act: (reason: string) => Promise<unknown>;
  onClose: () => void;
  /** What the database asks of this reason. */
  minLength?: number;
  maxLength?: number;
  children?: ReactNode;
}

// What the database asks of a reason.
export const MIN_REASON = 3;
const MAX_REASON = 500;

/** An act that needs a reason and cannot be taken back: cancel, reject, declare void. */
export function ReasonDialog(props: Props) {
  const { title, text, submitLabel, doneKey, act, onClose } = props;
  const { minLength = MIN_REASON, maxLength = MAX_REASON } = props;
  const [reason, setReason] = useState("");
  const action = useAction(() => act(reason.trim()), {
    doneKey,
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={title}
      text={text}
      submitLabel={submitLabel}
      isDanger
      isBusy={action.isBusy}
      canSubmit={reason.trim().length >= minLength}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      {props.children}
      <ReasonField value={reason} onChange={setReason} maxLength={maxLength} />
    </FormDialog>
  );
}
