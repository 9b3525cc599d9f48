import { BEACON, INK } from '../theme/colours.ts';

/** A headland at night with its light: decoration only, hidden from assistive technology. */
export function NightWatch() {
  return (
    <svg
      viewBox="0 0 600 420"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%' }}
    >
      <defs>
        <linearGradient id="beam" x1="0" x2="1">
          <stop offset="0" stopColor={BEACON} stopOpacity="0.42" />
          <stop offset="1" stopColor={BEACON} stopOpacity="0" />
        </linearGradient>
      </defs>
      <path d="M412 176 0 76v128l412-18z" fill="url(#beam)" transform="matrix(-1 0 0 1 824 0)" />
      <path d="M412 176-60 96v118l472-30z" fill={BEACON} opacity="0.1" />
      <g fill={INK[300]} opacity="0.5">
        <circle cx="64" cy="52" r="1.4" />
        <circle cx="168" cy="28" r="1" />
        <circle cx="250" cy="84" r="1.2" />
        <circle cx="520" cy="40" r="1.4" />
        <circle cx="470" cy="92" r="1" />
        <circle cx="330" cy="38" r="1" />
        <circle cx="118" cy="120" r="1" />
      </g>
      <path d="M0 352c90-14 180-10 300-4s210-16 300-10v82H0z" fill={INK[950]} />
      <path d="M330 352c30-30 62-40 96-40 40 0 92 18 174 26v40H330z" fill={INK[800]} />
      <path d="M396 196h32l12 122h-56z" fill="#dfe7ed" />
      <path d="M392.600 232h38.800l2.800 28h-44.400zM387 288h50l2.900 30h-56z" fill={INK[700]} />
      <rect x="398" y="166" width="28" height="26" fill={BEACON} />
      <path d="M392 192h40v6h-40zM396 166l16-18 16 18z" fill="#dfe7ed" />
      <path d="M0 372c60-6 110 8 170 4s120-10 190 0 150 4 240-4" stroke={INK[700]} strokeWidth="2" fill="none" />
    </svg>
  );
}
