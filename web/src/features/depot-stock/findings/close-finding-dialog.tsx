import { useTranslate } from "react-admin";
import { ReasonDialog } from "../../../shared/depot/reason-dialog.tsx";
import { closeFinding } from "../data/findings.ts";
import type { Finding } from "../model/finding.ts";
import { useFindingWords } from "./use-finding-words.ts";

interface Props {
  finding: Finding;
  onClose: () => void;
}

const SHORTEST_EXPLANATION = 10;

/** Closing repairs nothing: it says what happened, and stays beside the finding for ever. */
export function CloseFindingDialog({ finding, onClose }: Props) {
  const translate = useTranslate();
  const words = useFindingWords();
  const word = (key: string, values = {}) => translate(`depot_stock.findings.${key}`, values);
  return (
    <ReasonDialog
      title={word("close_title")}
      text={word("close_text", {
        what: words.fault(finding),
        chain: words.chain(finding),
        place: words.place(finding),
      })}
      submitLabel={word("close")}
      doneKey="depot_stock.findings.done"
      act={(motif) => closeFinding(finding.id, motif)}
      minLength={SHORTEST_EXPLANATION}
      maxLength={1000}
      onClose={onClose}
    />
  );
}
