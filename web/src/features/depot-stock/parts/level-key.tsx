import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";

/** What the two lines across a tank mean. */
export function LevelKey() {
  const translate = useTranslate();
  return (
    <Box
      component="ul"
      sx={{
        listStyle: "none",
        m: 0,
        p: 0,
        display: "flex",
        flexWrap: "wrap",
        columnGap: 2,
        rowGap: 0.5,
        typography: "caption",
        color: "text.secondary",
      }}
    >
      <LevelLine style="dashed" colour="error.main" label={translate("depot.tanks.safe_fill")} />
      <LevelLine style="dotted" colour="text.primary" label={translate("depot.tanks.heel")} />
    </Box>
  );
}

function LevelLine({ style, colour, label }: { style: string; colour: string; label: string }) {
  return (
    <Box component="li" sx={{ display: "flex", alignItems: "center", gap: 0.75 }}>
      <Box
        aria-hidden
        sx={{ width: 22, borderTopWidth: 2, borderTopStyle: style, borderTopColor: colour }}
      />
      {label}
    </Box>
  );
}
