import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Pager } from "../../../shared/ui/pager.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { type AccessEvent, PER_PAGE, readHistory } from "./members-data.ts";
import { useChangeWords } from "./use-change-words.ts";

/** Who changed whose rights, when and why: of one member, or of everyone. */
export function HistoryList({ profilId }: { profilId: string | null }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [page, setPage] = useState(1);
  const query = useLiveQuery(
    ["access-history", profilId, page],
    () => readHistory(tenant.id, profilId, page),
    { intervalMs: 60_000 },
  );
  return (
    <QueryState
      query={query}
      isEmpty={(data) => data.rows.length === 0}
      empty={<EmptyState isCompact title={translate("settings.members.no_history")} />}
    >
      {(data) => (
        <>
          <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
            {data.rows.map((event) => (
              <HistoryItem key={event.id} event={event} isNamed={profilId === null} />
            ))}
          </Box>
          <Pager page={page} perPage={PER_PAGE} total={data.total} onPage={setPage} />
        </>
      )}
    </QueryState>
  );
}

function HistoryItem({ event, isNamed }: { event: AccessEvent; isNamed: boolean }) {
  const translate = useTranslate();
  const { dateTime, relative } = useFormat();
  const changes = useChangeWords(event);
  const actor =
    event.actor_name ??
    translate(`settings.members.actor_roles.${event.actor_role}`, { _: event.actor_role });
  return (
    <Box
      component="li"
      sx={{
        px: 2.5,
        py: 1.5,
        borderBottom: 1,
        borderColor: "divider",
        "&:last-child": { border: 0 },
      }}
    >
      <Typography sx={{ fontWeight: 600 }}>
        {translate(`settings.members.kinds.${event.kind}`, { _: event.kind })}
        {isNamed ? (
          <>
            {" · "}
            <bdi>{event.subject_name}</bdi>
          </>
        ) : null}
      </Typography>
      {changes.length > 0 ? <Typography variant="body2">{changes.join(" · ")}</Typography> : null}
      {event.reason ? (
        <Typography variant="body2">
          {translate("ui.reason")} : <bdi>{event.reason}</bdi>
        </Typography>
      ) : null}
      <Typography variant="body2" color="textSecondary" title={dateTime(event.created_at)}>
        {translate("ui.by", { name: actor })} · {relative(event.created_at)}
      </Typography>
    </Box>
  );
}
