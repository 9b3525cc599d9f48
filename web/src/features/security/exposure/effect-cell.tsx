import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Cell } from "../model/exposure.ts";
import { effectLook } from "../parts/effect-look.ts";

const SHORT: Record<string, string> = {
  SELECT: "S",
  INSERT: "I",
  UPDATE: "U",
  DELETE: "D",
  TRUNCATE: "T",
};

/** An icon for the strongest effect, letters for the commands, the whole sentence on demand. */
export function EffectCell({ role, cell }: { role: string; cell: Cell | undefined }) {
  const translate = useTranslate();
  const { list } = useFormat();
  const { effect, commands } = cell ?? { effect: "none", commands: [] };
  const { Icon, colour } = effectLook(effect, role);
  const words = translate(`security.exposure.${commands.length > 0 ? "cell_commands" : "cell"}`, {
    role,
    effect: translate(`security.exposure.effect_${effect}`),
    commands: list(commands),
  });
  const letters = commands.map((command) => SHORT[command]).filter(Boolean);
  return (
    <Tooltip title={words}>
      <Box
        component="span"
        role="img"
        aria-label={words}
        data-effect={effect}
        sx={{ display: "inline-flex", alignItems: "center", gap: 0.75, color: colour }}
      >
        <Icon aria-hidden sx={{ fontSize: 19 }} />
        <Box component="span" aria-hidden sx={{ typography: "caption", fontWeight: 650 }} dir="ltr">
          {letters.join(" ")}
        </Box>
      </Box>
    </Tooltip>
  );
}
