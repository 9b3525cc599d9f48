import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useFormat } from "../../../shared/format/use-format.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Line, StockDocument } from "../model/document.ts";

/** What was measured in each tank, and what was derived from it. */
export function LinesPanel({ document }: { document: StockDocument }) {
  const translate = useTranslate();
  const columns = useColumns();
  const title = translate("depot_documents.lines");
  return (
    <Panel
      title={title}
      actions={<VolumePair ambient={document.volume_ambiant} at15={document.volume_15c} />}
    >
      <DataTable
        label={title}
        rows={document.lignes ?? []}
        columns={columns}
        rowKey={(line) => String(line.ligne_no)}
      />
    </Panel>
  );
}

function useColumns(): Column<Line>[] {
  const translate = useTranslate();
  const { number } = useFormat();
  const figure = (value: number | null, unit: string) =>
    value === null ? "–" : `${number(value)} ${unit}`;
  return [
    {
      key: "citerne",
      label: translate("depot.tank"),
      isHeading: true,
      render: (line) => (
        <Typography component="span" sx={{ fontWeight: 600 }}>
          <bdi>{line.citerne_nom}</bdi>
        </Typography>
      ),
    },
    {
      key: "mesure",
      label: translate("depot_documents.measured"),
      render: (line) => <Measure line={line} />,
    },
    {
      key: "temperature",
      label: translate("depot_documents.read_in_tank"),
      render: (line) => (
        <Pair
          first={figure(line.temperature_ambiante_c, "°C")}
          second={[
            figure(line.densite_observee_kgm3, "kg/m³"),
            line.temperature_densite_c === null
              ? ""
              : `@ ${figure(line.temperature_densite_c, "°C")}`,
          ].join(" ")}
        />
      ),
    },
    {
      key: "vcf",
      label: translate("depot_documents.derived"),
      render: (line) => (
        <Pair
          first={line.vcf === null ? "–" : number(line.vcf, { minimumFractionDigits: 5 })}
          second={figure(line.densite_a_15_kgm3, "kg/m³")}
        />
      ),
    },
    {
      key: "volume",
      label: translate("depot.volume"),
      align: "end",
      render: (line) => <VolumePair ambient={line.volume_ambiant} at15={line.volume_15c} />,
    },
  ];
}

function Measure({ line }: { line: Line }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number } = useFormat();
  const isIndex = line.mode_mesure === "INDEX";
  return (
    <Box sx={{ whiteSpace: "nowrap" }}>
      <bdi>
        {isIndex
          ? `${litres.figure(line.index_avant)} → ${litres.figure(line.index_apres)}`
          : `${litres.figure(line.volume_compteur_l)} × ${number(line.facteur_compteur ?? 1, {
              maximumFractionDigits: 5,
            })}`}
      </bdi>
      <Typography variant="caption" color="textSecondary" component="p">
        {translate(`depot_documents.modes.${line.mode_mesure}`)}
      </Typography>
    </Box>
  );
}

function Pair({ first, second }: { first: string; second: string }) {
  return (
    <Box sx={{ whiteSpace: "nowrap" }}>
      <bdi>{first}</bdi>
      <Typography variant="caption" color="textSecondary" component="p">
        <bdi>{second}</bdi>
      </Typography>
    </Box>
  );
}
