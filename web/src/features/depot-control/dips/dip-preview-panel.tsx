import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { DipPreview } from "../data/dips.ts";
import type { DipForecast } from "./use-dip-preview.ts";

/** From the height to the difference, step by step: who reads it can follow the computation. */
export function DipPreviewPanel({ preview }: { preview: DipForecast }) {
  const translate = useTranslate();
  return (
    <Panel title={translate("depot_control.dips.preview")} hasPadding>
      {preview.error ? <ErrorNotice error={preview.error} /> : null}
      {preview.data ? (
        <Result data={preview.data} />
      ) : (
        <EmptyState isCompact title={translate("depot_control.dips.preview_empty")} />
      )}
    </Panel>
  );
}

function Result({ data }: { data: DipPreview }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number } = useFormat();
  const word = (key: string) => translate(`depot_control.dips.${key}`);
  const steps = [
    { label: word("gross"), value: litres.ambient(data.volume_brut_l) },
    { label: word("water_l"), value: `− ${litres.ambient(data.volume_eau_l)}` },
    { label: word("measured"), value: litres.ambient(data.volume_mesure) },
    {
      label: word("vcf_at"),
      value: `${number(data.vcf, { minimumFractionDigits: 5 })} · ${number(data.temperature_c)} °C`,
    },
    { label: translate("depot.density_15"), value: `${number(data.densite_a_15_kgm3)} kg/m³` },
    { label: word("measured_15"), value: litres.at15(data.volume_15c) },
    { label: word("book_15"), value: litres.at15(data.stock_livre_15c) },
  ];
  return (
    <Box aria-live="polite">
      <Box
        sx={{
          display: "grid",
          gap: 2,
          gridTemplateColumns: { xs: "1fr 1fr", sm: "repeat(4, 1fr)", lg: "repeat(7, 1fr)" },
        }}
      >
        {steps.map(({ label, value }) => (
          <Box key={label}>
            <Typography variant="body2" color="textSecondary">
              {label}
            </Typography>
            <Typography sx={{ fontWeight: 600, fontVariantNumeric: "tabular-nums" }}>
              <bdi>{value}</bdi>
            </Typography>
          </Box>
        ))}
      </Box>
      <Verdict data={data} />
    </Box>
  );
}

function Verdict({ data }: { data: DipPreview }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number } = useFormat();
  const percent = (value: number) =>
    number(value / 100, { style: "percent", maximumFractionDigits: 2, signDisplay: "exceptZero" });
  return (
    <>
      <Alert severity={data.hors_tolerance ? "warning" : "success"} sx={{ mt: 2 }}>
        {translate(`depot_control.dips.${data.hors_tolerance ? "verdict_out" : "verdict_in"}`, {
          gap: litres.signed(data.ecart_15c),
          share: data.ecart_15c_pct === null ? "–" : percent(data.ecart_15c_pct),
          allowed: number(data.tolerance_pct / 100, {
            style: "percent",
            maximumFractionDigits: 3,
          }),
        })}
      </Alert>
      {data.certificat_expire ? (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {translate("depot_control.dips.certificate_over_text", {
            number: data.certificat_numero,
          })}
        </Alert>
      ) : null}
    </>
  );
}
