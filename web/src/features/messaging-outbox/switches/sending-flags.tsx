import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { FactsList } from "../../../shared/ui/facts-list.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { type FlagState, readSendingFlags } from "../data/outbox.ts";

/** What is open as it should be: everything else is worth a look. */
const isOpen = ({ value }: FlagState): boolean => value === true || value === "on";

export function useSendingFlags() {
  const { tenant, can } = useSession();
  return useLiveQuery(["messaging", "sending-flags"], () => readSendingFlags(tenant.id), {
    enabled: can("flags.read"),
  });
}

interface Props {
  query: Pick<ReturnType<typeof useSendingFlags>, "data" | "isPending" | "refetch"> & {
    error: unknown;
  };
}

/** The flags above the switches: they stop the whole company, or the sender itself. */
export function SendingFlags({ query }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`messaging_outbox.switches.${key}`);
  return (
    <Panel
      title={word("flags")}
      subtitle={word("flags_text")}
      hasPadding
      actions={
        <Button size="small" component={Link} to="/settings/flags?search=OUTBOUND_ENABLED">
          {word("flags_open")}
        </Button>
      }
    >
      <QueryState query={query}>
        {(flags) => (
          <FactsList
            facts={flags.map((flag) => ({
              key: flag.key,
              label: word(`flag_names.${flag.key}`),
              value: (
                <>
                  <Chip
                    size="small"
                    variant="outlined"
                    color={isOpen(flag) ? "success" : "error"}
                    label={word(`flag_values.${String(flag.value)}`)}
                  />
                  {flag.reason && !isOpen(flag) ? (
                    <>
                      {" "}
                      <bdi>{flag.reason}</bdi>
                    </>
                  ) : null}
                </>
              ),
            }))}
          />
        )}
      </QueryState>
    </Panel>
  );
}
