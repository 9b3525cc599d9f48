import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import type { Exchange } from "../data/wire.ts";
import { readable } from "../model/exchange.ts";

/** The bytes themselves, or the same in readable form. */
export function ExchangeDetail({ exchange }: { exchange: Exchange }) {
  const translate = useTranslate();
  const [isRaw, setRaw] = useState(false);
  const shown = isRaw ? exchange.body : readable(exchange.body);
  return (
    <Box sx={{ px: 2, pb: 2 }}>
      <Stack direction="row" sx={{ justifyContent: "space-between", mb: 1, gap: 1 }}>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={isRaw}
          onChange={(_, value: boolean | null) => setRaw(value ?? isRaw)}
        >
          <ToggleButton value={false}>{translate("simulator.readable")}</ToggleButton>
          <ToggleButton value={true}>{translate("simulator.raw")}</ToggleButton>
        </ToggleButtonGroup>
        <CopyButton
          text={exchange.body}
          label={translate("simulator.copy")}
          doneLabel={translate("simulator.copied")}
        />
      </Stack>
      <Code text={head(exchange)} label={translate("simulator.request")} />
      {shown ? <Code text={shown} label={translate("simulator.body")} /> : null}
      <Typography variant="caption" component="p" color="textSecondary" sx={{ mt: 1 }}>
        {translate("simulator.answer")} {exchange.status || translate("simulator.no_answer")}
        {"retry_in_ms" in exchange && exchange.retry_in_ms !== null
          ? ` · ${translate("simulator.retry", { seconds: Math.round(exchange.retry_in_ms / 1000) })}`
          : null}
      </Typography>
      {exchange.answer ? (
        <Code text={readable(exchange.answer)} label={translate("simulator.answer")} />
      ) : null}
    </Box>
  );
}

function head(exchange: Exchange): string {
  if (exchange.kind === "graph") return `${exchange.method} ${exchange.path}`;
  return [`POST ${exchange.url}`, `X-Hub-Signature-256: ${exchange.signature}`].join("\n");
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    <Box
      component="pre"
      dir="ltr"
      tabIndex={0}
      aria-label={label}
      sx={{
        m: 0,
        mb: 0.75,
        p: 1.25,
        maxHeight: 320,
        overflow: "auto",
        borderRadius: 1.5,
        bgcolor: "#0e2438",
        color: "#e9eff4",
        fontSize: "0.75rem",
        lineHeight: 1.5,
        textAlign: "left",
        whiteSpace: "pre-wrap",
        overflowWrap: "anywhere",
        fontFamily: 'ui-monospace, "Cascadia Code", Menlo, Consolas, monospace',
      }}
    >
      {text}
    </Box>
  );
}
