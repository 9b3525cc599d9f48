import DescriptionOutlinedIcon from "@mui/icons-material/DescriptionOutlined";
import ImageOutlinedIcon from "@mui/icons-material/ImageOutlined";
import MicNoneOutlinedIcon from "@mui/icons-material/MicNoneOutlined";
import MovieOutlinedIcon from "@mui/icons-material/MovieOutlined";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { StateChip } from "../../../shared/messaging/state-chip.tsx";
import type { MediaFile } from "../model/types.ts";
import { MediaView } from "./media-view.tsx";

const ICONS: Record<string, typeof ImageOutlinedIcon> = {
  image: ImageOutlinedIcon,
  sticker: ImageOutlinedIcon,
  audio: MicNoneOutlinedIcon,
  video: MovieOutlinedIcon,
};

const KILO = 1000;

/** A file of the customer: what it is, how big, and whether we have it. */
export function MediaTile({ file }: { file: MediaFile }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const Icon = ICONS[file.kind] ?? DescriptionOutlinedIcon;
  const kind = file.is_voice ? "voice" : file.kind;
  const size =
    file.size_bytes === null
      ? null
      : number(Math.max(1, Math.round(file.size_bytes / KILO)), {
          style: "unit",
          unit: "kilobyte",
        });
  const facts = [file.filename, file.mime, size].filter((fact) => fact !== null);
  return (
    <Stack
      direction="row"
      sx={{ gap: 1, mt: 0.75, p: 1, borderRadius: 1, border: 1, borderColor: "divider" }}
    >
      <Icon aria-hidden sx={{ color: "text.secondary" }} />
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Stack direction="row" sx={{ gap: 1, alignItems: "center", flexWrap: "wrap" }}>
          <Typography variant="body2">
            {translate(`messaging.media_kinds.${kind}`, { _: kind })}
          </Typography>
          <StateChip kind="media" state={file.status} />
        </Stack>
        <Typography variant="caption" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          <bdi>{facts.join(" · ")}</bdi>
        </Typography>
        {file.error_key && file.status !== "STORED" ? (
          <Typography variant="caption" color="error" component="p">
            {translate(`messaging_conversations.media_errors.${file.error_key}`, {
              _: file.error_key,
            })}
          </Typography>
        ) : null}
        {file.status === "STORED" ? <MediaView file={file} /> : null}
      </Box>
    </Stack>
  );
}
