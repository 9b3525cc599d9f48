import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { effects } from "../model/exposure.ts";
import { effectLook } from "../parts/effect-look.ts";

export function Legend() {
  const translate = useTranslate();
  return (
    <Box
      component="ul"
      aria-label={translate("security.exposure.legend")}
      sx={{ display: "flex", flexWrap: "wrap", gap: 2, listStyle: "none", m: 0, p: 0 }}
    >
      {effects.map((effect) => {
        const { Icon } = effectLook(effect, "service_role");
        return (
          <Box
            component="li"
            key={effect}
            sx={{ display: "flex", gap: 0.5, alignItems: "center", typography: "caption" }}
          >
            <Icon aria-hidden sx={{ fontSize: 17, color: "text.secondary" }} />
            {translate(`security.exposure.effect_${effect}`)}
          </Box>
        );
      })}
    </Box>
  );
}
