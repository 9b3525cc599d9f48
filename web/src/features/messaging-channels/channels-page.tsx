import AddIcon from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { UpdatedAt } from "../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../shared/live/use-live-query.ts";
import { useSession } from "../../shared/session/session-context.ts";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { Page } from "../../shared/ui/page.tsx";
import { Panel } from "../../shared/ui/panel.tsx";
import { QueryState } from "../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../shared/url/use-url-filters.ts";
import { ChannelCard } from "./channel-card.tsx";
import { ChannelDrawer } from "./channel-drawer.tsx";
import { readChannels } from "./data/channels.ts";
import { RegisterDialog } from "./form/register-dialog.tsx";

const DEFAULTS = { id: "" } as const;

/** The numbers, accounts and pages that customers write to, and how each fares. */
export function ChannelsPage() {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const [isNew, setNew] = useState(false);
  const query = useLiveQuery(["messaging", "channels"], () => readChannels(tenant.id));
  const word = (key: string) => translate(`messaging_channels.${key}`);
  const opened = query.data?.find(({ id }) => id === filters.id);
  return (
    <Page
      eyebrow={translate("shell.sections.messages")}
      title={word("title")}
      subtitle={word("subtitle")}
      actions={
        <>
          <UpdatedAt query={query} />
          {can("channels.write") ? (
            <Button variant="contained" startIcon={<AddIcon />} onClick={() => setNew(true)}>
              {word("add")}
            </Button>
          ) : null}
        </>
      }
    >
      <QueryState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <Panel>
            <EmptyState title={word("empty")} text={word("empty_text")} />
          </Panel>
        }
      >
        {(rows) => (
          <Box
            sx={{
              display: "grid",
              gap: 2,
              gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 340px), 1fr))",
            }}
          >
            {rows.map((channel) => (
              <ChannelCard
                key={channel.id}
                channel={channel}
                onOpen={() => setFilters({ id: channel.id })}
              />
            ))}
          </Box>
        )}
      </QueryState>
      {opened ? <ChannelDrawer channel={opened} onClose={() => setFilters({ id: "" })} /> : null}
      {isNew ? <RegisterDialog onClose={() => setNew(false)} /> : null}
    </Page>
  );
}
