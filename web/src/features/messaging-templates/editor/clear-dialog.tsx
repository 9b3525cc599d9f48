import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { clearTemplate, type TemplateRow } from "../data/templates.ts";

/** Gives up the company's own text; everybody's counts again, if there is one. */
export function ClearDialog({ row, onClose }: { row: TemplateRow; onClose: () => void }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [opened] = useState(row);
  const action = useAction(() => clearTemplate(tenant.id, opened), {
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate("messaging_templates.clear_title", {
        language: translate(`messaging.locales.${row.locale}`),
      })}
      text={translate("messaging_templates.clear_text")}
      submitLabel={translate("messaging_templates.clear")}
      isDanger
      isBusy={action.isBusy}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    />
  );
}
