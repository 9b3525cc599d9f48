import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslate } from "react-admin";
import { toAppError } from "../../../shared/api/app-error.ts";
import { getTenantScope } from "../../../shared/api/tenant-scope.ts";
import { faultText, fieldOf } from "../../../shared/depot/form/field-errors.ts";
import { useDebounced } from "../../../shared/depot/form/use-debounced.ts";
import { type DipPreview, previewDip } from "../data/dips.ts";
import { DIP_FIELDS, type DipDraft, dipInputs, missingInDip } from "./dip-draft.ts";

export interface DipForecast {
  data: DipPreview | undefined;
  /** What belongs to no field. */
  error: unknown;
  faultAt: (field: string) => string | undefined;
}

/** What the dip will say, asked once the typing rests and all of it is there. */
export function useDipPreview(draft: DipDraft, moment: string | null): DipForecast {
  const translate = useTranslate();
  const isReady = missingInDip(draft, moment) === null;
  const asked = useDebounced(isReady ? dipInputs(draft, moment ?? "") : null);
  const query = useQuery({
    queryKey: ["tenant", getTenantScope(), "depot", "dip-preview", asked],
    queryFn: () => previewDip(asked ?? {}),
    enabled: asked !== null && isReady,
    placeholderData: keepPreviousData,
  });
  const error = isReady ? query.error : null;
  const faulty = fieldOf(error, DIP_FIELDS);
  return {
    data: isReady && !error ? query.data : undefined,
    error: faulty ? null : error,
    faultAt: (field) =>
      field === faulty && error ? faultText(toAppError(error), translate) : undefined,
  };
}
