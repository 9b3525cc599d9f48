import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { type Payload, wordlessKind } from "./payload.ts";

/** A text as its reader sees it: its own direction, its own line breaks, nothing else. */
export function MessageText({ children }: { children: string }) {
  return (
    <Typography
      component="p"
      variant="body2"
      dir="auto"
      sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", textAlign: "start" }}
    >
      {children}
    </Typography>
  );
}

function Choices({ titles }: { titles: readonly { id: string; title: string }[] }) {
  return (
    <Stack direction="row" sx={{ gap: 0.75, flexWrap: "wrap", mt: 1 }}>
      {titles.map(({ id, title }) => (
        <Chip key={id} size="small" variant="outlined" label={<bdi>{title}</bdi>} />
      ))}
    </Stack>
  );
}

function ListChoices({ list }: { list: NonNullable<Payload["list"]> }) {
  return (
    <Box sx={{ mt: 1 }}>
      <Typography variant="caption" color="textSecondary">
        <bdi>{list.button}</bdi>
      </Typography>
      <Choices titles={list.sections.flatMap((section) => section.rows)} />
    </Box>
  );
}

/** What leaves, in every form it may have: text, choices, file, template, reaction. */
export function PayloadBody({ payload }: { payload: Payload }) {
  const translate = useTranslate();
  const wordless = wordlessKind(payload);
  const { template, media, reaction } = payload;
  return (
    <>
      {payload.header ? <Typography variant="subtitle2">{payload.header}</Typography> : null}
      {payload.text ? <MessageText>{payload.text}</MessageText> : null}
      {wordless ? (
        <Typography variant="body2" sx={{ fontStyle: "italic" }}>
          {translate(`messaging.wordless.${wordless}`, { key: template?.key ?? "" })}
        </Typography>
      ) : null}
      {media ? (
        <Typography variant="body2">
          {translate(`messaging.media_kinds.${media.kind}`, { _: media.kind })}
          {media.filename ? (
            <>
              {" · "}
              <bdi>{media.filename}</bdi>
            </>
          ) : null}
        </Typography>
      ) : null}
      {media?.caption ? <MessageText>{media.caption}</MessageText> : null}
      {reaction ? <MessageText>{reaction.emoji}</MessageText> : null}
      {payload.buttons ? <Choices titles={payload.buttons} /> : null}
      {payload.list ? <ListChoices list={payload.list} /> : null}
      {payload.footer ? (
        <Typography variant="caption" color="textSecondary">
          {payload.footer}
        </Typography>
      ) : null}
    </>
  );
}
