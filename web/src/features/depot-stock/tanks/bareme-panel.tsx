import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { lazy, Suspense, useState } from "react";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { LoadingState } from "../../../shared/ui/loading-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { type Bareme, fetchBaremes, fetchPoints } from "../data/tanks.ts";
import type { TankStock } from "../model/tank.ts";
import { useDays } from "../parts/use-days.ts";
import { BaremeDialog } from "./bareme-dialog.tsx";

const BaremeChart = lazy(() =>
  import("./bareme-chart.tsx").then((module) => ({ default: module.BaremeChart })),
);
const SLOW_MS = 300_000;

/** The gauge tables with their certificates: the one that counts today drawn, the others listed. */
export function BaremePanel({ tank }: { tank: TankStock }) {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const [isAdding, setAdding] = useState(false);
  const query = useLiveQuery(
    ["depot", "baremes", tank.id],
    () => fetchBaremes(tenant.id, tank.id),
    {
      intervalMs: SLOW_MS,
    },
  );
  const word = (key: string) => translate(`depot_stock.bareme.${key}`);
  return (
    <Panel
      title={word("title")}
      hasPadding
      actions={
        can("citernes.write", tank.depot_id) ? (
          <Button size="small" variant="outlined" onClick={() => setAdding(true)}>
            {word("add")}
          </Button>
        ) : null
      }
    >
      <QueryState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState isCompact title={word("none_title")} text={word("none_text")} />}
      >
        {(rows) => <Baremes rows={rows} tank={tank} />}
      </QueryState>
      {isAdding ? <BaremeDialog tank={tank} onClose={() => setAdding(false)} /> : null}
    </Panel>
  );
}

function Baremes({ rows, tank }: { rows: readonly Bareme[]; tank: TankStock }) {
  const [shownId, setShownId] = useState<string | null>(null);
  const shown =
    rows.find((row) => row.id === shownId) ?? rows.find((row) => row.is_current) ?? rows[0];
  return (
    <>
      {shown ? <Curve bareme={shown} tank={tank} /> : null}
      <Box component="ul" sx={{ listStyle: "none", m: 0, mt: 1, p: 0 }}>
        {rows.map((row) => (
          <Certificate
            key={row.id}
            row={row}
            isShown={row.id === shown?.id}
            onShow={() => setShownId(row.id)}
          />
        ))}
      </Box>
    </>
  );
}

function Curve({ bareme, tank }: { bareme: Bareme; tank: TankStock }) {
  const { tenant } = useSession();
  const query = useLiveQuery(
    ["depot", "points", bareme.id],
    () => fetchPoints(tenant.id, bareme.id),
    { intervalMs: false },
  );
  return (
    <QueryState query={query}>
      {(points) => (
        <Suspense fallback={<LoadingState rows={3} />}>
          <BaremeChart points={points} tank={tank} />
        </Suspense>
      )}
    </QueryState>
  );
}

interface CertificateProps {
  row: Bareme;
  isShown: boolean;
  onShow: () => void;
}

function Certificate({ row, isShown, onShow }: CertificateProps) {
  const translate = useTranslate();
  const days = useDays();
  const word = (key: string, values = {}) => translate(`depot_stock.bareme.${key}`, values);
  return (
    <Stack
      component="li"
      direction="row"
      sx={{
        gap: 1,
        py: 1,
        alignItems: "center",
        flexWrap: "wrap",
        borderTop: 1,
        borderColor: "divider",
      }}
    >
      <Box sx={{ flex: 1, minWidth: 180 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          <bdi>{row.certificat_numero}</bdi>
          {row.organisme ? (
            <>
              {" · "}
              <bdi>{row.organisme}</bdi>
            </>
          ) : null}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="div">
          {word("validity", { du: days.day(row.valide_du), au: days.day(row.valide_au) })}
        </Typography>
      </Box>
      {row.is_current ? <Validity inDays={row.expire_dans_jours} /> : null}
      {isShown ? null : (
        <Button size="small" onClick={onShow}>
          {word("show")}
        </Button>
      )}
    </Stack>
  );
}

const SOON_DAYS = 30;

function Validity({ inDays }: { inDays: number }) {
  const translate = useTranslate();
  const tone = inDays < 0 ? "error" : inDays <= SOON_DAYS ? "warning" : "success";
  const key = inDays < 0 ? "expired" : inDays <= SOON_DAYS ? "expires_in" : "current";
  return (
    <Chip
      size="small"
      variant="outlined"
      color={tone}
      label={translate(`depot_stock.bareme.${key}`, { smart_count: Math.abs(inDays) })}
    />
  );
}
