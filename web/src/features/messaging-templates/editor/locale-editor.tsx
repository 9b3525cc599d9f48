import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useSession } from "../../../shared/session/session-context.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import { directionOf, type Locale } from "../model/templates.ts";
import { ApprovalDialog } from "./approval-dialog.tsx";
import { ClearDialog } from "./clear-dialog.tsx";
import { LocaleMarks } from "./locale-marks.tsx";
import { PreviewBubble } from "./preview-bubble.tsx";
import { SaveButton } from "./save-button.tsx";
import type { Editor } from "./use-editor.ts";

interface Props {
  locale: Locale;
  editor: Editor;
}

const MAX_TEXT = 2000;

/** One language: the text, whose it is, and under it how the customer reads it. */
export function LocaleEditor({ locale, editor }: Props) {
  const translate = useTranslate();
  const { can } = useSession();
  const row = editor.group.byLocale[locale];
  const name = translate(`messaging.locales.${locale}`);
  const preview = editor.preview.byLocale?.[locale] ?? null;
  return (
    <Panel title={name} actions={<LocaleMarks row={row} />} hasPadding>
      <Stack sx={{ gap: 1.5 }} data-locale={locale}>
        <TextField
          label={translate("messaging_templates.text_in", { language: name })}
          value={editor.textOf(locale)}
          onChange={(event) => editor.change(locale, event.target.value)}
          multiline
          minRows={3}
          slotProps={{
            htmlInput: {
              maxLength: MAX_TEXT,
              readOnly: !can("templates.write"),
              dir: directionOf(locale),
              lang: locale === "darija" ? "ar-Latn" : locale,
            },
          }}
        />
        <PreviewBubble preview={preview} locale={locale} />
        {can("templates.write") ? <Actions locale={locale} editor={editor} /> : null}
      </Stack>
    </Panel>
  );
}

function Actions({ locale, editor }: Props) {
  const translate = useTranslate();
  const [asked, setAsked] = useState<"clear" | "approval" | null>(null);
  const row = editor.group.byLocale[locale];
  const isOwn = row !== undefined && row.tenant_id !== null;
  const isTyped = editor.drafts[locale] !== undefined;
  const word = (key: string) => translate(`messaging_templates.${key}`);
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", alignItems: "flex-start" }}>
      <SaveButton locale={locale} editor={editor} />
      {isTyped ? <Button onClick={() => editor.forget(locale)}>{word("undo")}</Button> : null}
      {isOwn && !isTyped ? (
        <>
          <Button onClick={() => setAsked("approval")}>{word("approval")}</Button>
          <Button color="error" onClick={() => setAsked("clear")}>
            {word("clear")}
          </Button>
        </>
      ) : null}
      {asked === "clear" && row ? <ClearDialog row={row} onClose={() => setAsked(null)} /> : null}
      {asked === "approval" && row ? (
        <ApprovalDialog row={row} onClose={() => setAsked(null)} />
      ) : null}
    </Stack>
  );
}
