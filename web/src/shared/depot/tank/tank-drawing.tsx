import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { useId } from "react";
import { HatchPattern } from "./hatch.tsx";
import { BODY, type TankFigures, tankGeometry } from "./tank-geometry.ts";
import { TankLines } from "./tank-lines.tsx";

interface Props extends TankFigures {
  /** What the drawing says to who does not see it: name, product, litres, percent. */
  label: string;
  couleur: string;
  isOutOfUse?: boolean;
  width?: number | string;
}

const { x, y, width: bodyWidth, height: bodyHeight } = BODY;
const SHELL = `M${x} ${y} Q${x + bodyWidth / 2} ${y - 24} ${x + bodyWidth} ${y} V${y + bodyHeight} H${x} Z`;

/** A tank as it stands: layers by owner, the safe fill line and the heel that cannot be drawn. */
export function TankDrawing({ label, couleur, isOutOfUse, width = 132, ...figures }: Props) {
  const { palette } = useTheme();
  const id = useId();
  const geometry = tankGeometry(figures);
  const hatched = geometry.bands.filter((band) => band.index > 0);
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox="0 0 120 146"
      data-state={geometry.state}
      sx={{ width, maxWidth: "100%", display: "block", opacity: isOutOfUse ? 0.55 : 1 }}
    >
      <defs>
        <clipPath id={`${id}-shell`}>
          <path d={SHELL} />
        </clipPath>
        <linearGradient id={`${id}-sheen`} x1="0" x2="1">
          <stop offset="0" stopColor="#000" stopOpacity="0.2" />
          <stop offset="0.22" stopColor="#fff" stopOpacity="0.2" />
          <stop offset="0.5" stopColor="#fff" stopOpacity="0" />
          <stop offset="1" stopColor="#000" stopOpacity="0.24" />
        </linearGradient>
        {hatched.map((band) => (
          <HatchPattern key={band.key} id={`${id}-${band.index}`} index={band.index} />
        ))}
      </defs>
      <g clipPath={`url(#${id}-shell)`}>
        <path d={SHELL} fill={palette.mode === "dark" ? "#1c3042" : "#e9eef2"} />
        {geometry.bands.map((band) => (
          <g key={band.key}>
            <rect x={x} y={band.top} width={bodyWidth} height={band.height} fill={couleur} />
            {band.index > 0 ? (
              <rect
                x={x}
                y={band.top}
                width={bodyWidth}
                height={band.height}
                fill={`url(#${id}-${band.index})`}
              />
            ) : null}
            <rect x={x} y={band.top} width={bodyWidth} height="1.4" fill="#fff" opacity="0.5" />
          </g>
        ))}
        <path d={SHELL} fill={`url(#${id}-sheen)`} />
      </g>
      <TankLines geometry={geometry} hasHeel={figures.heel > 0} />
      <path d={SHELL} fill="none" stroke={palette.text.secondary} strokeWidth="1.5" />
      <rect
        x={x - 6}
        y={y + bodyHeight}
        width={bodyWidth + 12}
        height="4"
        rx="1.5"
        fill={palette.text.secondary}
      />
    </Box>
  );
}
