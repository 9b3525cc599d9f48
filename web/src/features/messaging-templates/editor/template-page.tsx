import ArrowBackIcon from "@mui/icons-material/ArrowBack";
import HistoryIcon from "@mui/icons-material/History";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { UnsavedGuard, useMayLeave } from "../../../shared/depot/form/unsaved-guard.tsx";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { isKey, LOCALES } from "../model/templates.ts";
import { LocaleEditor } from "./locale-editor.tsx";
import { SampleFields } from "./sample-fields.tsx";
import { type Editor, useEditor } from "./use-editor.ts";
import { VersionsDrawer } from "./versions-drawer.tsx";

/** One template in all its languages: written on one side, seen as the customer will on the other. */
export function TemplatePage() {
  const translate = useTranslate();
  const { key = "" } = useParams();
  if (isKey(key)) return <TemplateEditor key={key} name={key} />;
  return (
    <Panel>
      <EmptyState
        title={translate("messaging_templates.bad_key")}
        text={translate("messaging_templates.key_help")}
      />
    </Panel>
  );
}

function TemplateEditor({ name }: { name: string }) {
  const translate = useTranslate();
  const { can } = useSession();
  const editor = useEditor(name);
  const mayLeave = useMayLeave();
  const [isHistoryShown, setHistoryShown] = useState(false);
  const word = (key: string) => translate(`messaging_templates.${key}`);
  return (
    <Page
      eyebrow={translate("shell.sections.messages")}
      title={name}
      subtitle={word(can("templates.write") ? "editor_subtitle" : "reader_subtitle")}
      actions={
        <>
          <Button
            component={Link}
            to="/messaging/templates"
            startIcon={<ArrowBackIcon sx={{ "[dir=rtl] &": { transform: "scaleX(-1)" } }} />}
          >
            {word("all")}
          </Button>
          <Button startIcon={<HistoryIcon />} onClick={() => setHistoryShown(true)}>
            {word("history")}
          </Button>
        </>
      }
    >
      <SampleFields editor={editor} />
      {editor.preview.error ? <ErrorNotice error={editor.preview.error} /> : null}
      <QueryState query={editor.query}>{() => <Languages editor={editor} />}</QueryState>
      <UnsavedGuard isDirty={Object.keys(editor.drafts).length > 0} mayLeave={mayLeave} />
      {isHistoryShown ? (
        <VersionsDrawer name={name} onClose={() => setHistoryShown(false)} />
      ) : null}
    </Page>
  );
}

function Languages({ editor }: { editor: Editor }) {
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
      }}
    >
      {LOCALES.map((locale) => (
        <LocaleEditor key={locale} locale={locale} editor={editor} />
      ))}
    </Box>
  );
}
