import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { MessageText } from "../../../shared/messaging/message-body.tsx";
import type { Preview } from "../data/templates.ts";
import type { Locale } from "../model/templates.ts";

interface Props {
  preview: Preview | null;
  locale: Locale;
}

/** The message as it will arrive, in its own direction, and what is odd about it. */
export function PreviewBubble({ preview, locale }: Props) {
  const translate = useTranslate();
  const { number } = useFormat();
  if (!preview) return null;
  const word = (key: string) => translate(`messaging_templates.${key}`);
  return (
    <Box component="section" aria-label={word("preview")}>
      <Box
        dir={preview.direction}
        data-preview={locale}
        sx={{
          p: 1.5,
          borderRadius: 2,
          border: 1,
          borderColor: "divider",
          bgcolor: "action.hover",
          minHeight: 48,
        }}
      >
        {preview.text === "" ? null : <MessageText>{preview.text}</MessageText>}
      </Box>
      <Typography variant="caption" color="textSecondary">
        {translate("messaging_templates.length", {
          smart_count: preview.length,
          count: number(preview.length),
        })}
        {preview.source === "fallback" ? ` · ${word("sources.fallback")}` : ""}
      </Typography>
      <Oddities preview={preview} />
    </Box>
  );
}

function Oddities({ preview }: { preview: Preview }) {
  const translate = useTranslate();
  const { list } = useFormat();
  const lines = [
    ...preview.warnings.map((warning) =>
      translate(`messaging_templates.warnings.${warning}`, { _: warning }),
    ),
    ...(preview.undeclared.length > 0
      ? [translate("messaging_templates.undeclared", { names: list(preview.undeclared) })]
      : []),
    ...(preview.missing.length > 0
      ? [translate("messaging_templates.missing_samples", { names: list(preview.missing) })]
      : []),
  ];
  if (lines.length === 0) return null;
  return (
    <Alert severity={preview.warnings.length > 0 ? "warning" : "info"} sx={{ mt: 1, py: 0 }}>
      {lines.map((line) => (
        <Typography key={line} variant="body2">
          {line}
        </Typography>
      ))}
    </Alert>
  );
}
