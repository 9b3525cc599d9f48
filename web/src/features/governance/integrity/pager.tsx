import ChevronLeftIcon from "@mui/icons-material/ChevronLeft";
import ChevronRightIcon from "@mui/icons-material/ChevronRight";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";

interface Props {
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
}

export function Pager({ page, pageSize, total, onPage }: Props) {
  const translate = useTranslate();
  const { number } = useFormat();
  const isRtl = useTheme().direction === "rtl";
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1 && page === 1) return null;
  const from = (page - 1) * pageSize + 1;
  const [Back, Forward] = isRtl
    ? [ChevronRightIcon, ChevronLeftIcon]
    : [ChevronLeftIcon, ChevronRightIcon];
  return (
    <Stack direction="row" sx={{ justifyContent: "flex-end", alignItems: "center", gap: 1, p: 1 }}>
      <Typography variant="body2" color="textSecondary">
        {translate("governance.integrity.page_of", {
          from: number(Math.min(from, total)),
          to: number(Math.min(from + pageSize - 1, total)),
          total: number(total),
        })}
      </Typography>
      <IconButton
        disabled={page <= 1}
        onClick={() => onPage(Math.min(page - 1, last))}
        aria-label={translate("governance.integrity.previous")}
      >
        <Back />
      </IconButton>
      <IconButton
        disabled={page >= last}
        onClick={() => onPage(page + 1)}
        aria-label={translate("governance.integrity.next")}
      >
        <Forward />
      </IconButton>
    </Stack>
  );
}
