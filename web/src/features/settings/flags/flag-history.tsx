import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { Pager } from "../../../shared/ui/pager.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import {
  type Flag,
  type FlagChange,
  HISTORY_PER_PAGE,
  isSameTarget,
  readFlagHistory,
} from "./flags-data.ts";
import { useFlagWords } from "./use-flag-words.ts";
import { useTargets } from "./use-targets.ts";
import type { WriteIntent } from "./write-intent.ts";

interface Props {
  flag: Flag;
  onIntent: (intent: WriteIntent) => void;
}

export function FlagHistory({ flag, onIntent }: Props) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const targets = useTargets(flag);
  const [page, setPage] = useState(1);
  const query = useLiveQuery(
    ["flag-history", flag.key, page],
    () => readFlagHistory(flag.key, tenant.id, page),
    { intervalMs: 30_000 },
  );
  return (
    <Box component="section">
      <Typography variant="subtitle1" component="h3" sx={{ mb: 1 }}>
        {translate("settings.flags.history")}
      </Typography>
      <QueryState
        query={query}
        isEmpty={(data) => data.rows.length === 0}
        empty={
          <Typography color="textSecondary">{translate("settings.flags.no_history")}</Typography>
        }
      >
        {({ rows, total }) => (
          <>
            <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
              {rows.map((change) => (
                <ChangeItem
                  key={change.id}
                  change={change}
                  // Only the last change of a place is undone: an older one would undo later ones too.
                  isUndoable={
                    page === 1 &&
                    rows.find((other) => isSameTarget(other, change)) === change &&
                    targets.some((target) => isSameTarget(target, change))
                  }
                  onIntent={onIntent}
                />
              ))}
            </Box>
            <Pager page={page} perPage={HISTORY_PER_PAGE} total={total} onPage={setPage} />
          </>
        )}
      </QueryState>
    </Box>
  );
}

interface ItemProps {
  change: FlagChange;
  isUndoable: boolean;
  onIntent: (intent: WriteIntent) => void;
}

function ChangeItem({ change, isUndoable, onIntent }: ItemProps) {
  const translate = useTranslate();
  const words = useFlagWords();
  const { dateTime, relative } = useFormat();
  return (
    <Box component="li" sx={{ py: 1.25, borderTop: 1, borderColor: "divider" }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {words.target(change)} : <bdi>{words.value(change.from_value)}</bdi> →{" "}
        <bdi>{words.value(change.to_value)}</bdi>
      </Typography>
      <Typography variant="body2">
        <bdi>{change.reason}</bdi>
      </Typography>
      <Typography variant="body2" color="textSecondary" title={dateTime(change.created_at)}>
        {translate("ui.by", { name: change.actor_name ?? translate("ui.system") })} ·{" "}
        {relative(change.created_at)}
      </Typography>
      {isUndoable ? (
        <Button
          size="small"
          onClick={() => onIntent({ kind: "undo", target: change, value: change.from_value })}
        >
          {translate("ui.undo")}
        </Button>
      ) : null}
    </Box>
  );
}
