import MuiLink from "@mui/material/Link";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useMethodText } from "../../../shared/depot/method-text.ts";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { FactsList } from "../../../shared/ui/facts-list.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Adjustment } from "../data/adjustments.ts";

const DOCUMENT_PATHS = { RECEPTION: "/depot/receptions", SORTIE: "/depot/sorties" } as const;

export function AdjustmentFacts({ row }: { row: Adjustment }) {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const litres = useLitres();
  const methodText = useMethodText();
  const { dateTime, number } = useDepotFormat(row.depot_id);
  const word = (key: string, values = {}) => translate(`depot_control.adjustments.${key}`, values);
  const measured = (value: number | null, unit: string) =>
    value === null ? null : <bdi>{`${number(value)} ${unit}`}</bdi>;
  const facts = [
    {
      key: "volume",
      label: translate("depot.volume"),
      value: <VolumePair ambient={row.delta_ambiant} at15={row.delta_15c} isSigned />,
    },
    { key: "owner", label: translate("depot.owner"), value: <bdi>{ownerText(row)}</bdi> },
    { key: "reason", label: word("reason"), value: <bdi>{row.reason}</bdi> },
    { key: "proof", label: word("proof"), value: row.preuve ? <bdi>{row.preuve}</bdi> : null },
    {
      key: "dip",
      label: word("dip"),
      value:
        row.prise_at === null
          ? null
          : word("dip_text", {
              moment: dateTime(row.prise_at),
              litres: litres.ambient(row.prise_volume_mesure),
            }),
    },
    { key: "document", label: word("document"), value: documentLink(row, translate) },
    {
      key: "temperature",
      label: translate("depot.temperature"),
      value: measured(row.temperature_c, "°C"),
    },
    {
      key: "density",
      label: translate("depot.density_observed"),
      value: measured(row.densite_observee_kgm3, "kg/m³"),
    },
    {
      key: "density15",
      label: translate("depot.density_15"),
      value: measured(row.densite_a_15_kgm3, "kg/m³"),
    },
    {
      key: "method",
      label: translate("depot.entries.method"),
      value: <bdi>{methodText(row.methode)}</bdi>,
    },
  ];
  return (
    <Panel title={word("facts")} hasPadding>
      <FactsList facts={facts.filter(({ value }) => value !== null)} />
    </Panel>
  );
}

function documentLink(row: Adjustment, translate: (key: string) => string) {
  if (row.mouvement_type === null || row.mouvement_id === null) return null;
  return (
    <MuiLink component={Link} to={`${DOCUMENT_PATHS[row.mouvement_type]}/${row.mouvement_id}`}>
      {translate(`depot.documents.${row.mouvement_type}`)}
    </MuiLink>
  );
}
