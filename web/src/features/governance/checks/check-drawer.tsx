import CloseIcon from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Drawer from "@mui/material/Drawer";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import { useTheme } from "@mui/material/styles";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import Typography from "@mui/material/Typography";
import { lazy, Suspense, useState } from "react";
import { useTranslate } from "react-admin";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { LoadingState } from "../../../shared/ui/loading-state.tsx";
import type { CheckLine } from "../model/check.ts";
import { CheckSettingsForm } from "./check-settings-form.tsx";
import { CheckStatus } from "./check-status.tsx";
import { RunHistory } from "./run-history.tsx";

const Runbook = lazy(() =>
  import("../runbook/runbook.tsx").then((module) => ({ default: module.Runbook })),
);

type View = "runs" | "settings" | "runbook";

/** One check from near: its runs, its settings, its runbook. */
export function CheckDrawer({ line, onClose }: { line: CheckLine; onClose: () => void }) {
  const translate = useTranslate();
  const localized = useLocalized();
  const { tenant } = useSession();
  const isRtl = useTheme().direction === "rtl";
  const [view, setView] = useState<View>(tenant.isOperator ? "runs" : "runbook");
  const { check } = line;
  const word = (key: string) => translate(`governance.checks.drawer.${key}`);
  const views: readonly View[] = tenant.isOperator ? ["runs", "settings", "runbook"] : ["runbook"];
  const title = localized(check.title) || check.code;
  return (
    <Drawer
      open
      anchor={isRtl ? "left" : "right"}
      onClose={onClose}
      slotProps={{
        paper: {
          role: "dialog",
          "aria-modal": true,
          "aria-label": title,
          sx: { width: { xs: "100%", sm: 700 } },
        },
      }}
    >
      <Box sx={{ p: 2.5 }}>
        <Stack direction="row" sx={{ alignItems: "flex-start", gap: 1 }}>
          <Typography variant="h5" component="h2" sx={{ flex: 1 }}>
            {title}
          </Typography>
          <IconButton onClick={onClose} aria-label={word("close")}>
            <CloseIcon />
          </IconButton>
        </Stack>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          <code dir="ltr">{check.code}</code> ·{" "}
          {translate("governance.checks.owner", {
            role: translate(`roles.${check.owner_role}`, { _: check.owner_role }),
          })}
        </Typography>
        <CheckStatus line={line} />
        <Typography sx={{ my: 2 }}>{localized(check.remedy)}</Typography>
        <Tabs value={view} onChange={(_event, next: View) => setView(next)}>
          {views.map((each) => (
            <Tab key={each} value={each} label={word(each)} />
          ))}
        </Tabs>
        {view === "runs" ? <RunHistory check={check} /> : null}
        {view === "settings" ? <CheckSettingsForm key={check.version} check={check} /> : null}
        {view === "runbook" ? (
          <Suspense fallback={<LoadingState rows={4} />}>
            <Runbook slug={check.runbook} />
          </Suspense>
        ) : null}
      </Box>
    </Drawer>
  );
}
