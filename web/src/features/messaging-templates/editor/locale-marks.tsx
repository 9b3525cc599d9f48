import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import { StateChip } from "../../../shared/messaging/state-chip.tsx";
import type { TemplateRow } from "../data/templates.ts";

/** Whose text it is, and what Meta says about it. */
export function LocaleMarks({ row }: { row: TemplateRow | undefined }) {
  const translate = useTranslate();
  const whose = row === undefined ? "missing" : row.tenant_id === null ? "global" : "tenant";
  return (
    <Stack direction="row" sx={{ gap: 0.75, flexWrap: "wrap", alignItems: "center" }}>
      <Chip
        size="small"
        variant="outlined"
        color={whose === "tenant" ? "primary" : "default"}
        label={translate(`messaging_templates.sources.${whose}`, {
          version: String(row?.version ?? ""),
        })}
      />
      {row && row.approval_state !== "not_required" ? (
        <StateChip kind="approval" state={row.approval_state} />
      ) : null}
    </Stack>
  );
}
