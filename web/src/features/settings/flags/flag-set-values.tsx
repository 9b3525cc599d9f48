import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import {
  type Flag,
  isSameTarget,
  readSetValues,
  type SetValue,
  type Target,
} from "./flags-data.ts";
import { useFlagWords } from "./use-flag-words.ts";
import { useTargets } from "./use-targets.ts";
import type { WriteIntent } from "./write-intent.ts";

interface Props {
  flag: Flag;
  onIntent: (intent: WriteIntent) => void;
}

export function useSetValues(flag: Flag) {
  const { tenant } = useSession();
  return useLiveQuery(["flag-values", flag.key], () => readSetValues(flag.key, tenant.id), {
    table: "flag_values",
    intervalMs: 30_000,
  });
}

export function FlagSetValues({ flag, onIntent }: Props) {
  const translate = useTranslate();
  const targets = useTargets(flag);
  const query = useSetValues(flag);
  return (
    <Box component="section">
      <Stack direction="row" sx={{ justifyContent: "space-between", alignItems: "center", mb: 1 }}>
        <Typography variant="subtitle1" component="h3">
          {translate("settings.flags.set_values")}
        </Typography>
        {targets.length > 0 ? (
          <Button
            size="small"
            variant="contained"
            onClick={() => onIntent({ kind: "set", target: null, value: flag.value })}
          >
            {translate("settings.flags.set_value")}
          </Button>
        ) : null}
      </Stack>
      <QueryState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Typography color="textSecondary">{translate("settings.flags.nothing_set")}</Typography>
        }
      >
        {(rows) => (
          <Stack component="ul" sx={{ listStyle: "none", m: 0, p: 0, gap: 1 }}>
            {rows.map((row) => (
              <SetValueItem key={row.id} row={row} targets={targets} onIntent={onIntent} />
            ))}
          </Stack>
        )}
      </QueryState>
    </Box>
  );
}

interface ItemProps {
  row: SetValue;
  targets: readonly Target[];
  onIntent: (intent: WriteIntent) => void;
}

function SetValueItem({ row, targets, onIntent }: ItemProps) {
  const translate = useTranslate();
  const words = useFlagWords();
  const { dateTime, relative } = useFormat();
  const canWrite = targets.some((target) => isSameTarget(target, row));
  const isExpired = row.expires_at !== null && new Date(row.expires_at).getTime() <= Date.now();
  return (
    <Box component="li" sx={{ border: 1, borderColor: "divider", borderRadius: 1.5, p: 1.5 }}>
      <Typography sx={{ fontWeight: 600 }}>
        {words.target(row)} : <bdi>{words.value(row.value)}</bdi>
      </Typography>
      <Typography variant="body2">
        <bdi>{row.reason}</bdi>
      </Typography>
      <Typography variant="body2" color="textSecondary" title={dateTime(row.updated_at)}>
        {relative(row.updated_at)}
        {row.expires_at
          ? ` · ${translate(isExpired ? "settings.flags.expired" : "settings.flags.until", { until: dateTime(row.expires_at) })}`
          : ""}
      </Typography>
      {canWrite ? (
        <Stack direction="row" sx={{ gap: 1, mt: 0.5 }}>
          <Button
            size="small"
            onClick={() => onIntent({ kind: "set", target: row, value: row.value })}
          >
            {translate("ui.edit")}
          </Button>
          <Button
            size="small"
            onClick={() => onIntent({ kind: "clear", target: row, value: null })}
          >
            {translate("settings.flags.clear")}
          </Button>
        </Stack>
      ) : null}
    </Box>
  );
}
