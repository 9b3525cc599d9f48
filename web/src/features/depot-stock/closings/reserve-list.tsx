import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { Closing, Reserve } from "../model/closing.ts";

/** What was not in order when the day was closed, and why it was closed all the same. */
export function ReserveList({ closing }: { closing: Closing | null }) {
  const translate = useTranslate();
  if (closing === null) return "–";
  if (closing.reserves.length === 0) {
    return (
      <Typography component="span" variant="body2" color="textSecondary">
        {translate("depot_stock.closings.no_reserve")}
      </Typography>
    );
  }
  return (
    <>
      <ReserveLines reserves={closing.reserves} />
      {closing.motif_forcage ? (
        <Typography variant="caption" component="div" color="textSecondary">
          <bdi>{closing.motif_forcage}</bdi>
        </Typography>
      ) : null}
    </>
  );
}

export function ReserveLines({ reserves }: { reserves: readonly Reserve[] }) {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, typography: "body2" }}>
      {reserves.map((reserve) => (
        <Box component="li" key={reserve.key} data-reserve={reserve.key}>
          {translate(`depot_stock.closings.keys.${reserve.key}`, {
            smart_count: reserve.n,
            _: `${reserve.key} (${reserve.n})`,
          })}
          {reserve.noms && reserve.noms.length > 0 ? (
            <Typography variant="caption" component="div" color="textSecondary">
              <bdi>{reserve.noms.join(", ")}</bdi>
            </Typography>
          ) : null}
        </Box>
      ))}
    </Box>
  );
}
