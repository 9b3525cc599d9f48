import Checkbox from "@mui/material/Checkbox";
import { useTranslate } from "react-admin";
import type { RowSelection } from "./use-row-selection.ts";

export function SelectBox({ id, selection }: { id: number; selection: RowSelection }) {
  const translate = useTranslate();
  return (
    <Checkbox
      size="small"
      checked={selection.ids.has(id)}
      onChange={() => selection.toggle(id)}
      slotProps={{
        input: { "aria-label": translate("messaging_outbox.choose_one", { id: String(id) }) },
      }}
    />
  );
}
