import { useTheme } from "@mui/material/styles";
import { BODY, type TankGeometry } from "./tank-geometry.ts";

interface Props {
  geometry: TankGeometry;
  hasHeel: boolean;
}

const LEFT = BODY.x;
const RIGHT = BODY.x + BODY.width;

/** Upper line: where filling stops. Lower line: what no withdrawal can take. */
export function TankLines({ geometry, hasHeel }: Props) {
  const { palette } = useTheme();
  const halo = palette.mode === "dark" ? "#0b1620" : "#ffffff";
  const { safeFillY, heelY } = geometry;
  return (
    <g>
      <Line y={safeFillY} colour={palette.error.main} halo={halo} dash="5 3" />
      <path
        d={`M${RIGHT + 9} ${safeFillY - 4} L${RIGHT + 1} ${safeFillY} l8 4 z`}
        fill={palette.error.main}
      />
      {hasHeel ? <Line y={heelY} colour={palette.text.primary} halo={halo} dash="1.5 3" /> : null}
    </g>
  );
}

interface LineProps {
  y: number;
  colour: string;
  halo: string;
  dash: string;
}

function Line({ y, colour, halo, dash }: LineProps) {
  return (
    <>
      <line x1={LEFT} x2={RIGHT} y1={y} y2={y} stroke={halo} strokeWidth="3" opacity="0.65" />
      <line
        x1={LEFT}
        x2={RIGHT}
        y1={y}
        y2={y}
        stroke={colour}
        strokeWidth="1.6"
        strokeDasharray={dash}
      />
    </>
  );
}
