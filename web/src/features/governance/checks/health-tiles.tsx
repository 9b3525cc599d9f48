import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { CheckLine, Health } from "../model/check.ts";
import { countByHealth } from "../model/check-summary.ts";
import { HEALTH_LOOKS } from "./health-looks.ts";

interface Props {
  lines: readonly CheckLine[];
  selected: string;
  onSelect: (health: string) => void;
}

const ORDER: readonly Health[] = ["healthy", "failing", "silent", "never", "disabled"];

export function HealthTiles({ lines, selected, onSelect }: Props) {
  const translate = useTranslate();
  const counts = countByHealth(lines);
  const shown = ORDER.filter(
    (health) => counts[health] > 0 || health === "healthy" || health === "failing",
  );
  return (
    <Box
      component="section"
      aria-label={translate("governance.checks.summary")}
      sx={{
        display: "grid",
        gap: 1.5,
        gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))",
      }}
    >
      {shown.map((health) => (
        <Tile
          key={health}
          health={health}
          count={counts[health]}
          isSelected={selected === health}
          onSelect={() => onSelect(selected === health ? "" : health)}
        />
      ))}
    </Box>
  );
}

interface TileProps {
  health: Health;
  count: number;
  isSelected: boolean;
  onSelect: () => void;
}

function Tile({ health, count, isSelected, onSelect }: TileProps) {
  const translate = useTranslate();
  const { number } = useFormat();
  const { Icon, colour } = HEALTH_LOOKS[health];
  const word = translate(`governance.checks.${health}`);
  return (
    <ButtonBase
      aria-pressed={isSelected}
      aria-label={`${translate("governance.checks.show_only", { what: word })} (${number(count)})`}
      data-testid={`health-${health}`}
      onClick={onSelect}
      sx={{
        display: "block",
        textAlign: "start",
        p: 2,
        borderRadius: 1,
        border: 1,
        borderColor: isSelected ? colour : "divider",
        bgcolor: "background.paper",
        "&:hover": { borderColor: colour },
      }}
    >
      <Box
        sx={{
          display: "flex",
          gap: 0.75,
          alignItems: "center",
          color: count > 0 ? colour : "text.secondary",
          fontFamily: "fontFamily",
          fontWeight: 600,
          fontSize: "0.8125rem",
        }}
      >
        <Icon aria-hidden sx={{ fontSize: 18 }} />
        {word}
      </Box>
      <Typography sx={{ fontSize: "1.7rem", fontWeight: 650, lineHeight: 1.3 }}>
        {number(count)}
      </Typography>
    </ButtonBase>
  );
}
