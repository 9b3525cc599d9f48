import ArrowBackIcon from "@mui/icons-material/ArrowBack";
import SearchOffIcon from "@mui/icons-material/SearchOff";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { StateMessage } from "../../../shared/ui/state-message.tsx";
import { fetchAlert } from "../data/alerts.ts";
import { AlertView } from "./alert-view.tsx";

const ALERT_INTERVAL_MS = 5_000;
// What PostgreSQL would refuse as a uuid is simply an alert that does not exist.
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One episode of one anomaly: what, why, what to do, who did what. */
export function AlertPage() {
  const { id = "" } = useParams();
  const query = useLiveQuery(
    ["governance", "alert", id],
    () => (UUID.test(id) ? fetchAlert(id) : Promise.resolve(null)),
    { intervalMs: ALERT_INTERVAL_MS, table: "system_alerts" },
  );
  return (
    <Box>
      <BackLink />
      <QueryState query={query}>
        {(alert) => (alert === null ? <Missing /> : <AlertView key={alert.id} alert={alert} />)}
      </QueryState>
    </Box>
  );
}

function BackLink() {
  const translate = useTranslate();
  return (
    <Button
      component={Link}
      to="/governance/integrity"
      color="inherit"
      size="small"
      startIcon={<ArrowBackIcon />}
      sx={{ mb: 1.5, "[dir=rtl] & svg": { transform: "scaleX(-1)" } }}
    >
      {translate("governance.alert.back")}
    </Button>
  );
}

function Missing() {
  const translate = useTranslate();
  return (
    <StateMessage
      role="alert"
      icon={<SearchOffIcon />}
      title={translate("governance.alert.not_found_title")}
      text={translate("governance.alert.not_found")}
    />
  );
}
