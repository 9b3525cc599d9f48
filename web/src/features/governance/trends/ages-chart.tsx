import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { type AgeBucket, bucketKey } from "../model/metrics.ts";

const TONES = ["info.main", "info.main", "warning.main", "warning.main", "error.main"];

/** Bars that carry their own figures: text first, so it reads without seeing. */
export function AgesChart({ buckets }: { buckets: readonly AgeBucket[] }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const most = Math.max(1, ...buckets.map((bucket) => bucket.count));
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.75 }}>
      {buckets.map((bucket, index) => (
        <Box component="li" key={bucket.bucket}>
          <Box
            sx={{ display: "flex", justifyContent: "space-between", typography: "body2", mb: 0.5 }}
          >
            <span>
              {translate(`governance.integrity.trends.bucket.${bucketKey(bucket.bucket)}`, {
                _: bucket.bucket,
              })}
            </span>
            <Typography component="span" variant="body2" sx={{ fontWeight: 650 }}>
              {number(bucket.count)}
            </Typography>
          </Box>
          <Box sx={{ height: 8, borderRadius: "4px", bgcolor: "action.hover" }}>
            <Box
              sx={{
                height: 8,
                borderRadius: "4px",
                bgcolor: TONES[index] ?? "primary.main",
                width: `${(bucket.count / most) * 100}%`,
              }}
            />
          </Box>
        </Box>
      ))}
    </Box>
  );
}
