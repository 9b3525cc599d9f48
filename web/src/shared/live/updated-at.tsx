import RefreshIcon from "@mui/icons-material/Refresh";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../format/use-format.ts";

interface Props {
  query: { dataUpdatedAt: number; isFetching: boolean; isError: boolean; refetch: () => unknown };
}

/** When the figures on screen were read, and a way to read them again now. */
export function UpdatedAt({ query }: Props) {
  const translate = useTranslate();
  const { time } = useFormat();
  const text = query.dataUpdatedAt
    ? translate("ui.updated_at", { time: time(query.dataUpdatedAt) })
    : translate(query.isError ? "ui.not_read" : "ui.loading");
  return (
    <Stack direction="row" sx={{ alignItems: "center", gap: 0.5 }}>
      <Typography variant="body2" color={query.isError ? "error" : "textSecondary"}>
        {text}
      </Typography>
      <Tooltip title={translate("ui.refresh")}>
        <IconButton
          size="small"
          onClick={() => void query.refetch()}
          aria-label={translate("ui.refresh")}
        >
          <RefreshIcon fontSize="small" />
        </IconButton>
      </Tooltip>
    </Stack>
  );
}
