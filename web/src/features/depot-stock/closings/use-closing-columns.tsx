import Button from "@mui/material/Button";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { isolate } from "../../../shared/format/isolate.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import type { Column } from "../../../shared/ui/data-table.tsx";
import type { ClosedDay, DayState } from "../model/closing.ts";
import { useDays } from "../parts/use-days.ts";
import { ReserveList } from "./reserve-list.tsx";
import { SealCell } from "./seal-cell.tsx";

interface Asked {
  depotId: string;
  today: string;
  last: string | null;
  onClose: (day: ClosedDay) => void;
  onReopen: (day: ClosedDay) => void;
}

const STATUTS: Record<DayState, string> = {
  CLOSED: "cloturee",
  COVERED: "cloturee",
  REOPENED: "rouverte",
  OPEN: "ouverte",
};

/** The columns of the list of days, with what this person may do about each. */
export function useClosingColumns({ depotId, today, last, onClose, onReopen }: Asked) {
  const translate = useTranslate();
  const { can } = useSession();
  const word = (key: string) => translate(`depot_stock.closings.${key}`);
  const columns: Column<ClosedDay>[] = [
    {
      key: "day",
      label: translate("depot.day"),
      isHeading: true,
      render: (day) => <DayLink day={day} isToday={day.date === today} />,
    },
    {
      key: "state",
      label: translate("depot.statut"),
      render: (day) => <State day={day} />,
    },
    { key: "by", label: word("closed_by"), render: (day) => <Who day={day} depotId={depotId} /> },
    {
      key: "reserves",
      label: word("reserves"),
      render: (day) => <ReserveList closing={day.standing} />,
    },
    {
      key: "seal",
      label: word("seal"),
      render: (day) => (day.standing ? <SealCell closing={day.standing} /> : "–"),
    },
    {
      key: "actions",
      label: translate("ui.actions"),
      isActions: true,
      render: (day) => {
        if (day.date === last && can("days.reopen", depotId)) {
          return (
            <Button size="small" color="error" onClick={() => onReopen(day)}>
              {word("reopen")}
            </Button>
          );
        }
        const isClosable = (last === null || day.date > last) && day.date <= today;
        return isClosable && can("days.close", depotId) ? (
          <Button size="small" variant="outlined" onClick={() => onClose(day)}>
            {word("close")}
          </Button>
        ) : null;
      },
    },
  ];
  return columns;
}

function DayLink({ day, isToday }: { day: ClosedDay; isToday: boolean }) {
  const translate = useTranslate();
  const days = useDays();
  return (
    <>
      <MuiLink
        component={Link}
        to={`/depot/stocks?period=custom&du=${day.date}&au=${day.date}`}
        color="text.primary"
        underline="hover"
        sx={{ fontWeight: 600 }}
      >
        {days.long(day.date)}
      </MuiLink>
      {isToday ? (
        <Typography variant="caption" component="div" color="textSecondary">
          {translate("depot.period.today")}
        </Typography>
      ) : null}
    </>
  );
}

function State({ day }: { day: ClosedDay }) {
  const translate = useTranslate();
  return (
    <>
      <StatutChip statut={STATUTS[day.state]} />
      {day.state === "COVERED" ? (
        <Typography variant="caption" component="div" color="textSecondary">
          {translate("depot_stock.closings.covered")}
        </Typography>
      ) : null}
    </>
  );
}

function Who({ day, depotId }: { day: ClosedDay; depotId: string }) {
  const translate = useTranslate();
  const { dateTime } = useDepotFormat(depotId);
  return (
    <>
      {day.standing ? (
        <>
          <bdi>{day.standing.cloture_par_nom ?? translate("ui.system")}</bdi>
          <Typography variant="caption" component="div" color="textSecondary">
            {dateTime(day.standing.cloture_at)}
          </Typography>
        </>
      ) : null}
      {day.reopened.map((closing) => (
        <Typography key={closing.id} variant="caption" component="div" color="warning.main">
          {translate("depot_stock.closings.reopened_by", {
            name: isolate(closing.rouvert_par_nom ?? translate("ui.system")),
            time: isolate(dateTime(closing.rouvert_at)),
            reason: isolate(closing.rouvert_motif ?? ""),
          })}
        </Typography>
      ))}
    </>
  );
}
