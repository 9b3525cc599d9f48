import MenuBookIcon from "@mui/icons-material/MenuBookOutlined";
import Button from "@mui/material/Button";
import Collapse from "@mui/material/Collapse";
import Typography from "@mui/material/Typography";
import { lazy, Suspense, useState } from "react";
import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { LoadingState } from "../../../shared/ui/loading-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Alert } from "../model/types.ts";

const Runbook = lazy(() =>
  import("../runbook/runbook.tsx").then((module) => ({ default: module.Runbook })),
);

/** The remedy in a sentence; the whole runbook below it on demand. */
export function RemedyPanel({ alert }: { alert: Alert }) {
  const translate = useTranslate();
  const localized = useLocalized();
  const [isOpen, setOpen] = useState(false);
  const remedy = localized(alert.remedy);
  return (
    <Panel
      title={translate("governance.alert.remedy")}
      hasPadding
      actions={
        alert.runbook === null ? undefined : (
          <Button
            size="small"
            color="inherit"
            startIcon={<MenuBookIcon />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {translate("governance.alert.runbook_open")}
          </Button>
        )
      }
    >
      <Typography sx={{ maxWidth: "70ch" }}>
        {remedy || translate("governance.alert.remedy_none")}
      </Typography>
      <Collapse in={isOpen} unmountOnExit>
        <Suspense fallback={<LoadingState rows={4} />}>
          <Runbook slug={alert.runbook ?? ""} />
        </Suspense>
      </Collapse>
    </Panel>
  );
}
