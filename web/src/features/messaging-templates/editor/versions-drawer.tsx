import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { MessageText } from "../../../shared/messaging/message-body.tsx";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { SideDrawer } from "../../../shared/ui/side-drawer.tsx";
import { readVersions, type TemplateVersion } from "../data/templates.ts";

/** What the company's texts were before, who changed them and when. */
export function VersionsDrawer({ name, onClose }: { name: string; onClose: () => void }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const query = useLiveQuery(["messaging", "template-versions", name], () =>
    readVersions(tenant.id, name),
  );
  const word = (key: string) => translate(`messaging_templates.${key}`);
  return (
    <SideDrawer title={word("history")} onClose={onClose}>
      <QueryState
        query={query}
        isEmpty={(versions) => versions.length === 0}
        empty={<EmptyState isCompact title={word("no_history")} text={word("no_history_text")} />}
      >
        {(versions) => versions.map((version) => <Version key={version.id} version={version} />)}
      </QueryState>
    </SideDrawer>
  );
}

function Version({ version }: { version: TemplateVersion }) {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  return (
    <Box component="article">
      <Typography variant="subtitle2" component="h3">
        {translate("messaging_templates.version", {
          language: translate(`messaging.locales.${version.locale}`),
          version: String(version.version),
        })}
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {dateTime(version.created_at)}
        {version.actor_name ? (
          <>
            {" · "}
            <bdi>{version.actor_name}</bdi>
          </>
        ) : null}
      </Typography>
      {version.content === null ? (
        <Typography variant="body2" sx={{ fontStyle: "italic" }}>
          {translate("messaging_templates.removed")}
        </Typography>
      ) : (
        <MessageText>{version.content}</MessageText>
      )}
    </Box>
  );
}
