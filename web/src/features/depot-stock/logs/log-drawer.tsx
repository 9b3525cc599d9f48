import CloseIcon from "@mui/icons-material/Close";
import Box from "@mui/material/Box";
import Drawer from "@mui/material/Drawer";
import IconButton from "@mui/material/IconButton";
import MuiLink from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { isolate } from "../../../shared/format/isolate.ts";
import { type FactLine, FactsList } from "../../../shared/ui/facts-list.tsx";
import { type LogRow, routeOf } from "../model/log.ts";
import { useNames } from "../parts/use-names.ts";
import { ChangeList } from "./change-list.tsx";
import { LevelMark } from "./level-mark.tsx";
import type { LogWords } from "./use-log-words.ts";

interface Props {
  row: LogRow;
  words: LogWords;
  onClose: () => void;
}

export function LogDrawer({ row, words, onClose }: Props) {
  const translate = useTranslate();
  const isRtl = useTheme().direction === "rtl";
  const facts = useLogFacts(row, words);
  return (
    <Drawer
      open
      anchor={isRtl ? "left" : "right"}
      onClose={onClose}
      slotProps={{
        paper: {
          role: "dialog",
          "aria-modal": true,
          "aria-label": translate("depot_stock.logs.detail"),
          sx: { width: { xs: "100%", sm: 560 } },
        },
      }}
    >
      <Box sx={{ p: 2.5 }}>
        <Stack direction="row" sx={{ alignItems: "flex-start", gap: 1, mb: 2 }}>
          <Box sx={{ flex: 1 }}>
            <LevelMark niveau={row.niveau} />
            <Typography variant="h5" component="h2">
              {words.action(row)}
            </Typography>
          </Box>
          <IconButton onClick={onClose} aria-label={translate("ui.close")}>
            <CloseIcon />
          </IconButton>
        </Stack>
        <FactsList facts={facts} />
        <Typography component="h3" variant="subtitle1" sx={{ mt: 2.5, mb: 0.5 }}>
          {translate("depot_stock.logs.changes")}
        </Typography>
        <ChangeList row={row} words={words} />
      </Box>
    </Drawer>
  );
}

function useLogFacts(row: LogRow, words: LogWords): FactLine[] {
  const translate = useTranslate();
  const names = useNames();
  const { dateTime, number } = useDepotFormat(row.depot_id);
  const word = (key: string) => translate(`depot_stock.logs.${key}`);
  const route = routeOf(row);
  const target = row.cible_libelle ?? row.cible_id?.slice(0, 8);
  const depot = row.depot_id === null ? undefined : names.get(row.depot_id);
  return [
    { key: "when", label: word("when"), value: dateTime(row.created_at) },
    { key: "who", label: word("who"), value: <bdi>{words.who(row)}</bdi> },
    ...(target
      ? [{ key: "target", label: words.module(row.module), value: toTarget(target, route) }]
      : []),
    ...(depot
      ? [{ key: "depot", label: translate("depot.depot"), value: <bdi>{depot}</bdi> }]
      : []),
    ...(row.motif
      ? [{ key: "motif", label: translate("ui.reason"), value: <bdi>{row.motif}</bdi> }]
      : []),
    {
      key: "seal",
      label: word("seal"),
      value: translate("depot_stock.logs.seal_place", {
        chain: isolate(names.get(row.chaine) ?? row.chaine.slice(0, 8)),
        number: number(row.chaine_no),
      }),
    },
    { key: "code", label: word("code"), value: <code dir="ltr">{row.action}</code> },
  ];
}

function toTarget(target: string, route: string | null) {
  if (route === null) return <bdi>{target}</bdi>;
  return (
    <MuiLink component={Link} to={route}>
      <bdi>{target}</bdi>
    </MuiLink>
  );
}
