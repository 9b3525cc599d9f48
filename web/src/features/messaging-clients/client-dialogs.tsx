import { ChangeDialog } from "./change-dialog.tsx";
import { CreateDialog } from "./create-dialog.tsx";
import type { ApiClient } from "./data/clients.ts";
import { RevokeDialog } from "./revoke-dialog.tsx";
import { RotateDialog } from "./rotate-dialog.tsx";
import { TokenDialog } from "./token-dialog.tsx";

export type ClientStep =
  | { kind: "create" }
  | { kind: "rotate" | "change" | "revoke"; client: ApiClient }
  | { kind: "token"; token: string; previousUntil: string | null };

interface Props {
  step: ClientStep | null;
  onStep: (step: ClientStep | null) => void;
}

/** The one question that is asked now; a new token is always the last one. */
export function ClientDialogs({ step, onStep }: Props) {
  const close = () => onStep(null);
  if (step === null) return null;
  switch (step.kind) {
    case "create":
      return <CreateDialog onToken={onStep} onClose={close} />;
    case "rotate":
      return <RotateDialog client={step.client} onToken={onStep} onClose={close} />;
    case "change":
      return <ChangeDialog client={step.client} onClose={close} />;
    case "revoke":
      return <RevokeDialog client={step.client} onClose={close} />;
    case "token":
      return <TokenDialog token={step.token} previousUntil={step.previousUntil} onClose={close} />;
  }
}
