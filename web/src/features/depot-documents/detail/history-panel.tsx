import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useByText } from "../../../shared/depot/by-text.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useCan } from "../../../shared/session/session-context.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { StockDocument } from "../model/document.ts";

interface Moment {
  key: string;
  name: string | null;
  at: string | null;
  text?: string | null;
}

/** Who entered it, who validated it, who closed it and why. */
export function HistoryPanel({ document }: { document: StockDocument }) {
  const translate = useTranslate();
  const mayReadLog = useCan("logs.read", document.depot_id);
  const all: Moment[] = [
    { key: "created", name: document.created_by_nom, at: document.created_at },
    { key: "validated", name: document.validated_by_nom, at: document.validated_at },
    {
      key: document.statut === "rejetee" ? "rejected" : "reversed",
      name: document.clos_par_nom,
      at: document.clos_at,
      text: document.clos_motif,
    },
  ];
  return (
    <Panel title={translate("depot_documents.history.title")} hasPadding>
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.5 }}>
        {all
          .filter(({ at }) => at !== null)
          .map((moment) => (
            <Line key={moment.key} moment={moment} depotId={document.depot_id} />
          ))}
      </Box>
      {mayReadLog && document.numero ? (
        <MuiLink
          component={Link}
          to={`/depot/logs?period=all&q=${encodeURIComponent(document.numero)}`}
          variant="body2"
          sx={{ display: "inline-block", mt: 2 }}
        >
          {translate("depot_documents.history.log")}
        </MuiLink>
      ) : null}
    </Panel>
  );
}

function Line({ moment, depotId }: { moment: Moment; depotId: string }) {
  const translate = useTranslate();
  const byText = useByText();
  const { dateTime } = useDepotFormat(depotId);
  return (
    <Box component="li">
      <Typography sx={{ fontWeight: 600 }}>
        {translate(`depot_documents.history.${moment.key}`)}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {byText(moment.name)}
        {" · "}
        {dateTime(moment.at)}
      </Typography>
      {moment.text ? (
        <Typography variant="body2">
          <bdi>{moment.text}</bdi>
        </Typography>
      ) : null}
    </Box>
  );
}
