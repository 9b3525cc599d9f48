import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { faultText } from "../../../shared/depot/form/field-errors.ts";
import { LevelPreview } from "../../../shared/depot/level-preview.tsx";
import { useProducts } from "../../../shared/depot/reference-data.ts";
import type { PreviewLine } from "../../../shared/depot/use-lines-preview.ts";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { LineDraft } from "../model/line-draft.ts";
import { headFieldOf, lineFieldOf } from "../model/place-of-error.ts";
import { errorOf, isUnfinished } from "./problems.ts";
import type { DocumentFormState } from "./use-document-form.ts";

interface Props {
  line: LineDraft;
  form: DocumentFormState;
  preview: PreviewLine | undefined;
}

/** The tank before and after, the volumes that would be booked, and what fits no field. */
export function LinePreview({ line, form, preview }: Props) {
  const translate = useTranslate();
  const products = useProducts();
  const tank = form.tanks.find((each) => each.id === line.citerne);
  const product = products.data?.find((each) => each.id === tank?.produit_id);
  if (!tank) {
    return (
      <Typography variant="body2" color="textSecondary" sx={{ alignSelf: "center" }}>
        {translate("depot_documents.form.preview_empty")}
      </Typography>
    );
  }
  const others = (preview?.problemes ?? []).filter(
    (problem) =>
      !isUnfinished(problem) &&
      headFieldOf(problem.key) === null &&
      lineFieldOf(problem, line) === null,
  );
  return (
    <Stack sx={{ gap: 1 }}>
      <Stack direction="row" sx={{ gap: 2, alignItems: "center" }}>
        <LevelPreview
          tank={tank}
          couleur={product?.couleur ?? "#8a6d3b"}
          before={preview?.niveau_avant_l ?? null}
          after={preview?.niveau_apres_l ?? null}
        />
        <Figures form={form} preview={preview} />
      </Stack>
      {others.map((problem) => (
        <Typography key={problem.key} variant="body2" color="error">
          {faultText(errorOf(problem), translate)}
        </Typography>
      ))}
    </Stack>
  );
}

function Figures({ form, preview }: Omit<Props, "line">) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number } = useFormat();
  if (!preview) return null;
  return (
    <Box aria-live="polite">
      {preview.volume_ambiant === null ? null : (
        <VolumePair ambient={preview.volume_ambiant} at15={preview.volume_15c} />
      )}
      {preview.vcf === null ? null : (
        <Typography variant="caption" color="textSecondary" component="p">
          {translate("depot.form.vcf", {
            vcf: number(preview.vcf, { minimumFractionDigits: 5 }),
          })}
        </Typography>
      )}
      {preview.densite_a_15_kgm3 === null ? null : (
        <Typography variant="caption" color="textSecondary" component="p">
          {translate("depot.form.density_15", { density: number(preview.densite_a_15_kgm3) })}
        </Typography>
      )}
      {preview.disponible_l === null ? null : (
        <Typography variant="caption" component="p">
          {translate(`depot_documents.form.room_${form.kind}`, {
            litres: litres.ambient(preview.disponible_l),
          })}
        </Typography>
      )}
    </Box>
  );
}
