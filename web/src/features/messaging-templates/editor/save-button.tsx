import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { setTemplate } from "../data/templates.ts";
import { declaredFor, type Locale } from "../model/templates.ts";
import type { Draft, Editor } from "./use-editor.ts";

interface Props {
  locale: Locale;
  editor: Editor;
}

/** Saves one language. What somebody else saved meanwhile is not overwritten. */
export function SaveButton({ locale, editor }: Props) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const draft = editor.drafts[locale];
  const row = editor.group.byLocale[locale];
  const isOwn = row !== undefined && row.tenant_id !== null;
  const action = useAction(
    ({ text, version }: Draft) =>
      setTemplate({
        tenantId: tenant.id,
        key: editor.group.key,
        locale,
        content: text.trim(),
        variables: declaredFor(text, row?.variables ?? []),
        expectedVersion: version,
      }),
    {
      doneKey: "messaging_templates.saved",
      isErrorNotified: false,
      onDone: () => editor.forget(locale),
    },
  );
  return (
    <>
      {action.error ? (
        <Box sx={{ flexBasis: "100%" }}>
          <ErrorNotice error={action.error} />
        </Box>
      ) : null}
      <Button
        variant="contained"
        loading={action.isBusy}
        disabled={draft === undefined || draft.text.trim() === ""}
        onClick={() => draft && action.run(draft)}
      >
        {translate(`messaging_templates.${isOwn ? "save" : "save_own"}`)}
      </Button>
    </>
  );
}
