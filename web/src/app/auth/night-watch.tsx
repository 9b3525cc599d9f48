import Box from "@mui/material/Box";
import { BEACON, INK } from "../theme/colours.ts";

const STARS: readonly (readonly [number, number, number])[] = [
  [64, 60, 1.4],
  [150, 130, 1],
  [212, 44, 1.2],
  [300, 96, 1],
  [352, 30, 1.4],
  [96, 190, 1],
  [470, 70, 1.2],
];

/** A headland at night with its light: decoration only, hidden from assistive technology. */
export function NightWatch() {
  return (
    <Box
      component="svg"
      viewBox="0 0 520 420"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      sx={{
        position: "absolute",
        inset: 0,
        top: "14%",
        width: "100%",
        height: "60%",
        "[dir=rtl] &": { transform: "scaleX(-1)" },
      }}
    >
      <defs>
        <linearGradient id="vigie-beam" x1="1" x2="0">
          <stop offset="0" stopColor={BEACON} stopOpacity="0.5" />
          <stop offset="1" stopColor={BEACON} stopOpacity="0" />
        </linearGradient>
      </defs>
      <path d="M412 205-80 110v150l492-41z" fill="url(#vigie-beam)" />
      <path d="M412 207 640 160v100l-228-41z" fill={BEACON} opacity="0.08" />
      <g fill={INK[300]} opacity="0.55">
        {STARS.map(([x, y, radius]) => (
          <circle key={x} cx={x} cy={y} r={radius} />
        ))}
      </g>
      <path d="M-200 392h920v60h-920z" fill={INK[950]} />
      <path d="M300 394c40-36 76-54 118-54 44 0 70 22 140 30v24z" fill={INK[800]} />
      <Tower />
      <path
        d="M-200 404c80-8 140 6 220 2s150-8 230 0 180 4 290-2"
        stroke={INK[700]}
        strokeWidth="1.5"
        fill="none"
      />
    </Box>
  );
}

function Tower() {
  return (
    <g>
      <path d="M401 232h22l10 112h-42z" fill="#dfe7ed" />
      <path
        d="M398.600 258h26.800l2.200 24h-31.200zM394.200 308h35.600l2.200 24h-40z"
        fill={INK[700]}
      />
      <rect x="402" y="202" width="20" height="22" fill={BEACON} />
      <path d="M397 224h30v8h-30zM399.500 202l12.500-15 12.500 15z" fill="#dfe7ed" />
    </g>
  );
}
