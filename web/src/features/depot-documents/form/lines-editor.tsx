import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useEffect, useRef } from "react";
import { useTranslate } from "react-admin";
import { focusField } from "../../../shared/depot/form/field-errors.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { LineCard } from "./line-card.tsx";
import type { DocumentFormState } from "./use-document-form.ts";
import type { LinesPreview } from "./use-preview.ts";
import type { SubmitState } from "./use-submit.ts";

interface Props {
  form: DocumentFormState;
  preview: LinesPreview;
  submit: SubmitState;
}

/** One card a tank. A new one gets the focus, so that a truck is split without the mouse. */
export function LinesEditor({ form, preview, submit }: Props) {
  const translate = useTranslate();
  const count = form.lines.length;
  const lastKey = form.lines.at(-1)?.key;
  const known = useRef(count);
  useEffect(() => {
    if (count > known.current && lastKey) focusField(`${lastKey}.citerne`);
    known.current = count;
  }, [count, lastKey]);
  const word = (key: string) => translate(`depot_documents.form.${key}`);
  return (
    <Panel
      title={word(`lines_${form.kind}`)}
      subtitle={word("lines_help")}
      actions={
        <Button startIcon={<AddIcon />} onClick={form.addLine} sx={{ alignSelf: "center" }}>
          {word("add_line")}
        </Button>
      }
    >
      <Stack component="ol" sx={{ m: 0, p: 0, listStyle: "none" }}>
        {form.lines.map((line, index) => (
          <LineCard
            key={line.key}
            line={line}
            number={index + 1}
            form={form}
            preview={preview.ofLine(line.key)}
            submit={submit}
          />
        ))}
      </Stack>
      {preview.error ? <ErrorNotice error={preview.error} /> : null}
    </Panel>
  );
}
