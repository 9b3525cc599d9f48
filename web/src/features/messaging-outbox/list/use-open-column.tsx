import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import type { Column } from "../../../shared/ui/data-table.tsx";

/** The button that tells all about a message. */
export function useOpenColumn<Row extends { id: number }>(
  onOpen: (id: number) => void,
): Column<Row> {
  const translate = useTranslate();
  return {
    key: "open",
    label: translate("ui.actions"),
    isActions: true,
    render: ({ id }) => (
      <Button
        size="small"
        aria-label={translate("messaging_outbox.explain_label", { id: String(id) })}
        onClick={() => onOpen(id)}
      >
        {translate("messaging_outbox.explain")}
      </Button>
    ),
  };
}
