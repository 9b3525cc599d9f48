import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import { signalTone } from "../model/tank.ts";

/** What is wrong with a tank, in words; nothing at all when nothing is. */
export function SignalChips({ signals }: { signals: readonly string[] }) {
  const translate = useTranslate();
  if (signals.length === 0) return null;
  return (
    <Stack direction="row" sx={{ gap: 0.5, flexWrap: "wrap" }}>
      {signals.map((signal) => (
        <Chip
          key={signal}
          size="small"
          variant="outlined"
          color={signalTone(signal)}
          data-signal={signal}
          label={translate(`depot_stock.signals.${signal}`, { _: signal })}
        />
      ))}
    </Stack>
  );
}
