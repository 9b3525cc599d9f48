import Tooltip from "@mui/material/Tooltip";
import { useFormat } from "../../../shared/format/use-format.ts";

/** How long ago, with the exact moment under the pointer. */
export function AgeText({ moment }: { moment: string | null }) {
  const { dateTime, relative } = useFormat();
  if (moment === null) return <span>–</span>;
  return (
    <Tooltip title={dateTime(moment)}>
      <time dateTime={moment}>{relative(moment)}</time>
    </Tooltip>
  );
}
