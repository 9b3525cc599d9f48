import CloseIcon from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Divider from "@mui/material/Divider";
import Drawer from "@mui/material/Drawer";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import { type FactLine, FactsList } from "../../../shared/ui/facts-list.tsx";
import { SeverityMark } from "../../../shared/ui/severity-mark.tsx";
import type { EventType, Json, SecurityEvent } from "../model/types.ts";
import type { EventWords } from "./use-event-words.ts";

interface Props {
  event: SecurityEvent;
  type: EventType | undefined;
  words: EventWords;
  onClose: () => void;
}

export function EventDrawer({ event, type, words, onClose }: Props) {
  const translate = useTranslate();
  const isRtl = useTheme().direction === "rtl";
  const word = (key: string) => translate(`security.events.${key}`);
  const facts = useFacts(event, type, words);
  const noted = Object.entries(event.payload_json);
  return (
    <Drawer
      open
      anchor={isRtl ? "left" : "right"}
      onClose={onClose}
      slotProps={{
        paper: {
          role: "dialog",
          "aria-modal": true,
          "aria-label": word("detail"),
          sx: { width: { xs: "100%", sm: 520 } },
        },
      }}
    >
      <Box sx={{ p: 2.5 }}>
        <Stack direction="row" sx={{ alignItems: "flex-start", gap: 1, mb: 2 }}>
          <Box sx={{ flex: 1 }}>
            <SeverityMark severity={event.severity} />
            <Typography variant="h5" component="h2">
              {words.title(event)}
            </Typography>
          </Box>
          <IconButton onClick={onClose} aria-label={word("close")}>
            <CloseIcon />
          </IconButton>
        </Stack>
        <FactsList facts={facts} />
        <Divider sx={{ my: 2 }} />
        <Stack
          direction="row"
          sx={{ justifyContent: "space-between", alignItems: "center", mb: 1 }}
        >
          <Typography component="h3" variant="subtitle1">
            {word("facts")}
          </Typography>
          <CopyButton
            text={JSON.stringify(event.payload_json, null, 2)}
            label={word("copy")}
            doneLabel={word("copied")}
          />
        </Stack>
        {noted.length === 0 ? (
          <Typography color="textSecondary">{word("no_facts")}</Typography>
        ) : (
          <FactsList
            facts={noted.map(([key, value]) => ({
              key,
              label: <code dir="ltr">{key}</code>,
              value: <Noted value={value} />,
            }))}
          />
        )}
      </Box>
    </Drawer>
  );
}

function Noted({ value }: { value: Json }) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return <bdi>{text}</bdi>;
}

function useFacts(
  event: SecurityEvent,
  type: EventType | undefined,
  words: EventWords,
): FactLine[] {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  const word = (key: string) => translate(`security.events.${key}`);
  const line = (key: string, value: string | null | undefined): FactLine[] =>
    value ? [{ key, label: word(key), value: <bdi>{value}</bdi> }] : [];
  return [
    ...line("when", dateTime(event.created_at)),
    ...line("who", words.who(event)),
    ...line("scope", event.tenant_id === null ? word("platform") : null),
    ...line("channel", event.channel),
    ...line("customer", event.user_id),
    ...line("correlation", event.correlation_id),
    ...line("module", type?.module),
    ...line("code", event.event_type),
  ];
}
