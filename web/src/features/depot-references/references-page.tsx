import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { useSession } from "../../shared/session/session-context.ts";
import { Page } from "../../shared/ui/page.tsx";
import {
  isReference,
  REFERENCES,
  type ReferenceRow,
  type ReferenceTable,
} from "./model/references.ts";
import { ReferenceDialog } from "./reference-dialog.tsx";
import { ReferenceList } from "./reference-list.tsx";

/** What movements are about: each list in its tab, each tab with an address of its own. */
export function ReferencesPage() {
  const translate = useTranslate();
  const { can } = useSession();
  const { table: asked } = useParams();
  const table = isReference(asked) ? asked : "produits";
  const [edited, setEdited] = useState<ReferenceRow | "new" | null>(null);
  const mayWrite = can("references.write");
  const word = (key: string) => translate(`depot_references.${key}`);
  return (
    <Page
      eyebrow={translate("shell.sections.depot")}
      title={word("title")}
      subtitle={word(`subtitles.${table}`)}
      actions={
        mayWrite ? (
          <Button variant="contained" startIcon={<AddIcon />} onClick={() => setEdited("new")}>
            {word(`add.${table}`)}
          </Button>
        ) : undefined
      }
    >
      <ReferenceTabs table={table} />
      <ReferenceList key={table} table={table} onEdit={mayWrite ? setEdited : null} />
      {edited ? (
        <ReferenceDialog
          table={table}
          row={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Page>
  );
}

function ReferenceTabs({ table }: { table: ReferenceTable }) {
  const translate = useTranslate();
  return (
    <Tabs
      value={table}
      variant="scrollable"
      allowScrollButtonsMobile
      aria-label={translate("depot_references.title")}
    >
      {REFERENCES.map((name) => (
        <Tab
          key={name}
          value={name}
          label={translate(`depot_references.tabs.${name}`)}
          component={Link}
          to={`/depot/references/${name}`}
        />
      ))}
    </Tabs>
  );
}
