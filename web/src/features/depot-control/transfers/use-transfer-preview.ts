import { useTranslate } from "react-admin";
import { AppError } from "../../../shared/api/app-error.ts";
import { faultText } from "../../../shared/depot/form/field-errors.ts";
import type { Tank } from "../../../shared/depot/reference-data.ts";
import {
  type PreviewLine,
  type Problem,
  useLinesPreview,
} from "../../../shared/depot/use-lines-preview.ts";
import { TRANSFER_FIELDS, type TransferDraft, transferLines } from "./transfer-draft.ts";

export interface TransferForecast {
  source: PreviewLine | undefined;
  destination: PreviewLine | undefined;
  error: unknown;
  /** What booking would refuse, in words, by the field it is about. */
  faultAt: (field: string) => string | undefined;
}

interface Fault {
  field: string;
  problem: Problem;
}

function faultsOf(line: PreviewLine | undefined, tankField: "source" | "destination"): Fault[] {
  const shown = (line?.problemes ?? []).filter((problem) => !problem.key.endsWith("_OBLIGATOIRE"));
  return shown.map((problem) => {
    const field = TRANSFER_FIELDS[problem.key] ?? tankField;
    const isAboutTank = field === "source" || field === "destination";
    return { field: isAboutTank ? tankField : field, problem };
  });
}

/** Both tanks as they would stand, and what the database would say about it. */
export function useTransferPreview(
  draft: TransferDraft,
  tanks: readonly Tank[],
  moment: string | null,
): TransferForecast {
  const translate = useTranslate();
  const source = tanks.find((tank) => tank.id === draft.source);
  const query = useLinesPreview({
    document_type: "TRANSFERT",
    depot_id: source?.depot_id ?? "",
    produit_id: source?.produit_id ?? "",
    survenu_at: moment,
    lignes: transferLines(draft),
    proprietaire_type: draft.proprietaire,
    partenaire_id: draft.proprietaire === "PARTENAIRE" ? draft.partenaire || null : null,
    remplace_id: null,
  });
  const [left, right] = query.lines ?? [];
  const faults = [...faultsOf(left, "source"), ...faultsOf(right, "destination")];
  return {
    source: left,
    destination: right,
    error: query.error,
    faultAt: (field) => {
      const fault = faults.find((each) => each.field === field);
      return fault ? faultText(asError(fault.problem), translate) : undefined;
    },
  };
}

function asError({ key, detail, hint }: Problem): AppError {
  return new AppError({ kind: "invalid", status: 422, code: null, key, detail, hint });
}
