import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useByText } from "../../../shared/depot/by-text.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { ActionMenu, type MenuAction } from "../../../shared/ui/action-menu.tsx";
import type { Column } from "../../../shared/ui/data-table.tsx";
import type { Dip } from "../data/dips.ts";
import { DipState } from "./dip-state.tsx";
import type { DipTask } from "./dips-page.tsx";
import { VarianceText } from "./variance-text.tsx";

export function useDipColumns(onTask: (task: DipTask) => void): Column<Dip>[] {
  const translate = useTranslate();
  const { number } = useFormat();
  const word = (key: string) => translate(`depot_control.dips.${key}`);
  return [
    {
      key: "citerne",
      label: translate("depot.tank"),
      isHeading: true,
      render: (dip) => <Heading dip={dip} />,
    },
    {
      key: "hauteur",
      label: word("heights"),
      render: (dip) => (
        <Box sx={{ whiteSpace: "nowrap" }}>
          <bdi>{`${number(dip.hauteur_mm)} mm`}</bdi>
          <Typography variant="caption" color="textSecondary" component="p">
            {translate("depot_control.dips.water", { height: `${number(dip.eau_mm)} mm` })}
          </Typography>
        </Box>
      ),
    },
    {
      key: "temperature",
      label: translate("depot.temperature"),
      render: (dip) => (
        <Box>
          <bdi>{`${number(dip.temperature_c)} °C`}</bdi>
          <Typography variant="caption" color="textSecondary" component="p">
            <bdi>{`${number(dip.densite_observee_kgm3)} kg/m³`}</bdi>
          </Typography>
        </Box>
      ),
    },
    {
      key: "mesure",
      label: word("measured"),
      align: "end",
      render: (dip) => <VolumePair ambient={dip.volume_mesure} at15={dip.volume_15c} />,
    },
    {
      key: "livre",
      label: word("book"),
      align: "end",
      render: (dip) => <VolumePair ambient={dip.stock_livre_ambiant} at15={dip.stock_livre_15c} />,
    },
    {
      key: "ecart",
      label: word("variance"),
      align: "end",
      render: (dip) => <VarianceText dip={dip} />,
    },
    { key: "etat", label: translate("depot.statut"), render: (dip) => <DipState dip={dip} /> },
    {
      key: "actions",
      label: translate("ui.actions"),
      isActions: true,
      render: (dip) => <Actions dip={dip} onTask={onTask} />,
    },
  ];
}

function Heading({ dip }: { dip: Dip }) {
  const byText = useByText();
  const { dateTime } = useDepotFormat(dip.depot_id);
  return (
    <Box>
      <Typography component="span" sx={{ fontWeight: 600 }}>
        <bdi>{dip.citerne_nom}</bdi>
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {dateTime(dip.prise_at)}
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {byText(dip.operateur_nom)}
      </Typography>
    </Box>
  );
}

function Actions({ dip, onTask }: { dip: Dip; onTask: (task: DipTask) => void }) {
  const translate = useTranslate();
  const { can } = useSession();
  const word = (key: string) => translate(`depot_control.dips.${key}`);
  const isFree = dip.annulee_at === null && dip.ajustement_id === null;
  const hasGap = (dip.ecart_ambiant ?? 0) !== 0 || (dip.ecart_15c ?? 0) !== 0;
  const actions: MenuAction[] = [];
  if (isFree && hasGap && can("adjustments.propose", dip.depot_id)) {
    actions.push({ label: word("adjust"), onSelect: () => onTask({ kind: "adjust", dip }) });
  }
  if (isFree && can("dips.write", dip.depot_id)) {
    actions.push({
      label: word("void"),
      onSelect: () => onTask({ kind: "void", dip }),
      isDanger: true,
    });
  }
  return (
    <ActionMenu
      label={translate("depot_control.dips.actions_for", { tank: dip.citerne_nom })}
      actions={actions}
    />
  );
}
