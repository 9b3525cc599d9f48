import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { LevelPreview } from "../../../shared/depot/level-preview.tsx";
import { type Tank, useProducts } from "../../../shared/depot/reference-data.ts";
import type { PreviewLine } from "../../../shared/depot/use-lines-preview.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { TransferDraft } from "./transfer-draft.ts";
import type { TransferForecast } from "./use-transfer-preview.ts";

interface Props {
  draft: TransferDraft;
  tanks: readonly Tank[];
  preview: TransferForecast;
}

export function TransferPreview({ draft, tanks, preview }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`depot_control.transfers.${key}`);
  if (!draft.source) return null;
  const find = (id: string) => tanks.find((tank) => tank.id === id);
  return (
    <Panel title={word("preview")} hasPadding>
      {preview.error ? <ErrorNotice error={preview.error} /> : null}
      <Box sx={{ display: "flex", gap: 4, flexWrap: "wrap" }}>
        <Side label={word("source")} tank={find(draft.source)} line={preview.source} />
        <Side
          label={word("destination")}
          tank={find(draft.destination)}
          line={preview.destination}
        />
      </Box>
    </Panel>
  );
}

interface SideProps {
  label: string;
  tank: Tank | undefined;
  line: PreviewLine | undefined;
}

function Side({ label, tank, line }: SideProps) {
  const products = useProducts();
  if (!tank) return null;
  const product = products.data?.find(({ id }) => id === tank.produit_id);
  return (
    <Box sx={{ display: "flex", gap: 2, alignItems: "center" }}>
      <LevelPreview
        tank={tank}
        couleur={product?.couleur ?? "#8a6d3b"}
        before={line?.niveau_avant_l ?? null}
        after={line?.niveau_apres_l ?? null}
      />
      <Box>
        <Typography variant="body2" color="textSecondary">
          {label}
        </Typography>
        <Typography sx={{ fontWeight: 600 }}>
          <bdi>{tank.nom}</bdi>
        </Typography>
        {line && line.volume_ambiant !== null ? (
          <VolumePair ambient={line.volume_ambiant} at15={line.volume_15c} />
        ) : null}
      </Box>
    </Box>
  );
}
