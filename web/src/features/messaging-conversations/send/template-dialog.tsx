import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useLocaleState, useTranslate } from "react-admin";
import { MessageText } from "../../../shared/messaging/message-body.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import type { ConversationFacts } from "../data/conversations.ts";
import { useTemplateForm } from "./use-template-form.ts";

interface Props {
  facts: ConversationFacts;
  onClose: () => void;
}

/** A template to this customer: outside the 24 hours, only one that Meta approved. */
export function TemplateDialog({ facts, onClose }: Props) {
  const translate = useTranslate();
  const form = useTemplateForm(facts, onClose);
  const word = (key: string) => translate(`messaging_conversations.templates.${key}`);
  const { template, preview, action } = form;
  const isComplete = template?.variables.every((name) => form.variables[name]?.trim()) ?? false;
  return (
    <FormDialog
      title={word("title")}
      text={word("text")}
      submitLabel={word("send")}
      isBusy={action.isBusy}
      canSubmit={isComplete}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <QueryState
        query={form.choices}
        isEmpty={() => form.templates.length === 0}
        empty={<EmptyState isCompact title={word("none")} text={word("none_text")} />}
      >
        {() => <Fields form={form} />}
      </QueryState>
      {template && preview ? (
        <Box dir={preview.direction} sx={{ p: 1.5, borderRadius: 2, bgcolor: "action.hover" }}>
          <MessageText>{preview.text}</MessageText>
        </Box>
      ) : null}
    </FormDialog>
  );
}

function Fields({ form }: { form: ReturnType<typeof useTemplateForm> }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { template } = form;
  return (
    <>
      <TextField
        select
        required
        label={translate("messaging.template")}
        value={template?.key ?? ""}
        onChange={(event) => form.setKey(event.target.value)}
        slotProps={{ select: { renderValue: (key) => <bdi dir="ltr">{String(key)}</bdi> } }}
      >
        {form.templates.map(({ key, contents }) => (
          <MenuItem key={key} value={key} sx={{ display: "block" }}>
            <bdi dir="ltr">{key}</bdi>
            <Typography variant="body2" color="textSecondary" noWrap dir="auto">
              {contents[locale] ?? Object.values(contents)[0]}
            </Typography>
          </MenuItem>
        ))}
      </TextField>
      {template ? (
        <TextField
          select
          label={translate("messaging_conversations.language")}
          value={form.locale}
          onChange={(event) => form.setLocale(event.target.value)}
        >
          {template.locales.map((locale) => (
            <MenuItem key={locale} value={locale}>
              {translate(`messaging.locales.${locale}`)}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      {template?.variables.map((name) => (
        <TextField
          key={name}
          required
          label={name}
          value={form.variables[name] ?? ""}
          onChange={(event) => form.setVariable(name, event.target.value)}
          slotProps={{ htmlInput: { dir: "auto", maxLength: 500 } }}
        />
      ))}
    </>
  );
}
