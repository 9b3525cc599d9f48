import Alert from "@mui/material/Alert";
import Stack from "@mui/material/Stack";
import type { KeyboardEvent } from "react";
import { useTranslate } from "react-admin";
import { moveOnEnter } from "../../../shared/depot/form/enter-moves.ts";
import { UnsavedGuard } from "../../../shared/depot/form/unsaved-guard.tsx";
import { useKeyHint } from "../../../shared/depot/form/use-key-hint.ts";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Kind } from "../model/kind.ts";
import type { FormSource } from "./document-form-page.tsx";
import { DocumentNotice } from "./document-notice.tsx";
import { FormActions } from "./form-actions.tsx";
import { LinesEditor } from "./lines-editor.tsx";
import { ReceptionFields } from "./reception-fields.tsx";
import { SortieFields } from "./sortie-fields.tsx";
import { useDocumentForm } from "./use-document-form.ts";
import { usePreview } from "./use-preview.ts";
import { useSubmit } from "./use-submit.ts";

interface Props {
  kind: Kind;
  source: FormSource;
}

/** One form for a new document, a draft and a correction: what differs is where it starts. */
export function DocumentForm({ kind, source }: Props) {
  const translate = useTranslate();
  const form = useDocumentForm(kind, source);
  const preview = usePreview(form);
  const submit = useSubmit(form, preview);
  const Fields = kind === "reception" ? ReceptionFields : SortieFields;
  const word = (key: string, values = {}) => translate(`depot_documents.${key}`, values);
  const hint = useKeyHint(word("form.keys"));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") submit.send(true);
    else if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      submit.send(false);
    } else {
      moveOnEnter(event, () => addAfterLast(event, form.lines.at(-1)?.key, form.addLine));
    }
  };
  return (
    <Page eyebrow={word(`${kind}.title`)} title={word(`${kind}.${source.mode}`)} subtitle={hint}>
      <UnsavedGuard isDirty={form.isDirty} mayLeave={form.mayLeave} />
      <Stack component="form" noValidate sx={{ gap: 2.5 }} onKeyDown={onKeyDown}>
        {source.mode === "correct" ? (
          <Alert severity="warning">
            {word("form.correction", { numero: source.document?.numero ?? "" })}
          </Alert>
        ) : null}
        <Panel title={word("form.head")} hasPadding>
          <Fields form={form} submit={submit} />
        </Panel>
        <LinesEditor form={form} preview={preview} submit={submit} />
        <DocumentNotice form={form} submit={submit} />
        <FormActions form={form} preview={preview} submit={submit} />
      </Stack>
    </Page>
  );
}

/** Enter at the end of the last line adds one, and the editor gives it the focus. */
function addAfterLast(
  event: KeyboardEvent<HTMLElement>,
  lastKey: string | undefined,
  addLine: () => void,
): boolean {
  const field = event.target instanceof HTMLElement ? event.target.dataset.field : undefined;
  if (lastKey === undefined || !field?.startsWith(`${lastKey}.`)) return false;
  addLine();
  return true;
}
