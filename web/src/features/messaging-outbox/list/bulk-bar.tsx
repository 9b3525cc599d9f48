import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { RowSelection } from "./use-row-selection.ts";

interface Props {
  selection: RowSelection;
  children: ReactNode;
}

/** Choose all that is on screen, see how many are chosen, decide about them together. */
export function BulkBar({ selection, children }: Props) {
  const translate = useTranslate();
  const { number } = useFormat();
  if (selection.total === 0) return null;
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={selection.isWhole}
            indeterminate={selection.count > 0 && !selection.isWhole}
            onChange={selection.toggleAll}
          />
        }
        label={translate("messaging_outbox.choose_all")}
      />
      <Typography variant="body2" color="textSecondary" aria-live="polite">
        {translate("messaging_outbox.chosen", {
          smart_count: selection.count,
          count: number(selection.count),
        })}
      </Typography>
      {children}
    </Stack>
  );
}
