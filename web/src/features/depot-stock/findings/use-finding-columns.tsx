import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { isolate } from "../../../shared/format/isolate.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import type { Column } from "../../../shared/ui/data-table.tsx";
import { type Finding, gapOf, linesOf } from "../model/finding.ts";
import { useFindingWords } from "./use-finding-words.ts";

/** What was found, where, and what this person may do about it. */
export function useFindingColumns(onClose: (finding: Finding) => void): Column<Finding>[] {
  const translate = useTranslate();
  const words = useFindingWords();
  const word = (key: string) => translate(`depot_stock.findings.${key}`);
  return [
    {
      key: "fault",
      label: word("fault"),
      isHeading: true,
      render: (finding) => <Fault finding={finding} />,
    },
    { key: "register", label: word("register"), render: words.register },
    {
      key: "where",
      label: word("where"),
      render: (finding) => (
        <>
          {words.chain(finding)}
          <Typography variant="caption" component="div" color="textSecondary">
            {words.place(finding)}
          </Typography>
        </>
      ),
    },
    { key: "found", label: word("found"), render: (finding) => <When finding={finding} /> },
    { key: "closed", label: word("explanation"), render: (row) => <Explanation finding={row} /> },
    {
      key: "actions",
      label: translate("ui.actions"),
      isActions: true,
      render: (finding) => <Actions finding={finding} onClose={onClose} />,
    },
  ];
}

function Fault({ finding }: { finding: Finding }) {
  const translate = useTranslate();
  const litres = useLitres();
  const words = useFindingWords();
  const gap = gapOf(finding);
  return (
    <span data-fault={finding.fault}>
      {words.fault(finding)}
      {gap ? (
        <Typography variant="caption" component="div" color="textSecondary">
          {translate("depot_stock.findings.gap", {
            entries: litres.ambient(gap.entries),
            stored: litres.ambient(gap.stored),
          })}
        </Typography>
      ) : null}
    </span>
  );
}

function When({ finding }: { finding: Finding }) {
  return useDepotFormat(finding.depot_id).dateTime(finding.found_at);
}

function Explanation({ finding }: { finding: Finding }) {
  const translate = useTranslate();
  const { dateTime } = useDepotFormat(finding.depot_id);
  if (finding.clos_at === null) {
    return (
      <Typography component="span" variant="body2" color="error" sx={{ fontWeight: 600 }}>
        {translate("depot_stock.findings.unexplained")}
      </Typography>
    );
  }
  return (
    <>
      <bdi>{finding.motif}</bdi>
      <Typography variant="caption" component="div" color="textSecondary">
        {translate("depot_stock.findings.closed_by", {
          name: isolate(finding.clos_par_nom ?? translate("ui.system")),
          time: isolate(dateTime(finding.clos_at)),
        })}
      </Typography>
    </>
  );
}

interface ActionsProps {
  finding: Finding;
  onClose: (finding: Finding) => void;
}

function Actions({ finding, onClose }: ActionsProps) {
  const translate = useTranslate();
  const { can } = useSession();
  const word = (key: string) => translate(`depot_stock.findings.${key}`);
  const mayClose = finding.clos_at === null && can("findings.close", finding.depot_id ?? undefined);
  return (
    <Stack direction="row" sx={{ flexWrap: "wrap", gap: 1, justifyContent: "flex-end" }}>
      <Button size="small" component={Link} to={linesOf(finding)}>
        {word("lines")}
      </Button>
      {mayClose ? (
        <Button size="small" color="error" variant="outlined" onClick={() => onClose(finding)}>
          {word("close")}
        </Button>
      ) : null}
    </Stack>
  );
}
