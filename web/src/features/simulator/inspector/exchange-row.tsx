import CallReceivedIcon from "@mui/icons-material/CallReceived";
import ExpandMoreIcon from "@mui/icons-material/ExpandMore";
import SendOutlinedIcon from "@mui/icons-material/SendOutlined";
import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Exchange } from "../data/wire.ts";
import { useFaultWords } from "../faults/use-fault-words.ts";
import { subjectOf, toneOf } from "../model/exchange.ts";
import { CHANNEL_STYLES } from "../phone/channel-style.ts";
import { ExchangeDetail } from "./exchange-detail.tsx";

const COLOURS = { good: "success", bad: "error", lost: "warning" } as const;

/** One line of the journal; it opens on what was on the wire. */
export function ExchangeRow({ exchange }: { exchange: Exchange }) {
  const translate = useTranslate();
  const { time } = useFormat();
  const faultWords = useFaultWords();
  const [isOpen, setOpen] = useState(false);
  const detail = useId();
  const { kind, channel, status, latency_ms: latency } = exchange;
  const DirectionIcon = kind === "webhook" ? SendOutlinedIcon : CallReceivedIcon;
  return (
    <Box
      component="li"
      data-testid="exchange"
      data-kind={kind}
      data-customer={exchange.customer}
      sx={{ borderBottom: 1, borderColor: "divider", listStyle: "none" }}
    >
      <ButtonBase
        aria-expanded={isOpen}
        aria-controls={detail}
        onClick={() => setOpen(!isOpen)}
        sx={{
          width: "100%",
          px: 2,
          py: 1,
          gap: 1,
          justifyContent: "flex-start",
          textAlign: "start",
        }}
      >
        <Box
          component="span"
          aria-hidden
          sx={{
            width: 26,
            height: 26,
            flexShrink: 0,
            borderRadius: 1.5,
            display: "grid",
            placeItems: "center",
            color: "#fff",
            background: channel ? CHANNEL_STYLES[channel].bar : "#526371",
            "& svg": { fontSize: 15 },
          }}
        >
          <DirectionIcon sx={{ "[dir=rtl] &": { transform: "scaleX(-1)" } }} />
        </Box>
        <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
          <Typography
            component="span"
            variant="body2"
            noWrap
            sx={{ display: "block", fontWeight: 600 }}
          >
            <code dir="ltr">{subjectOf(exchange)}</code>
          </Typography>
          <Typography
            component="span"
            variant="caption"
            color="textSecondary"
            sx={{ display: "block" }}
          >
            {translate(`simulator.kinds.${kind}`)} · {time(exchange.at)} ·{" "}
            <bdi dir="ltr">{`${Math.round(latency)}\u00a0ms`}</bdi>
          </Typography>
        </Box>
        {exchange.fault ? (
          <Chip size="small" color="warning" label={faultWords(exchange.fault)} />
        ) : null}
        <Chip
          size="small"
          color={COLOURS[toneOf(exchange)]}
          variant="outlined"
          label={status || "—"}
        />
        <ExpandMoreIcon
          aria-hidden
          fontSize="small"
          sx={{ transform: isOpen ? "rotate(180deg)" : "none", transition: "transform .15s" }}
        />
      </ButtonBase>
      <Box id={detail}>{isOpen ? <ExchangeDetail exchange={exchange} /> : null}</Box>
    </Box>
  );
}
