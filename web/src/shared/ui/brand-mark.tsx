interface Props {
  size?: number;
  /** Colour of the tower; the lamp and beams keep the beacon's amber. */
  colour?: string;
}

/** A lighthouse seen from the sea: tower, lamp, two beams. */
export function BrandMark({ size = 28, colour = "currentColor" }: Props) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path
        d="M2.5 8.6 11.6 11M2.5 15.4l9.1-1.4M29.5 8.6 20.4 11m9.1 4.4L20.4 14"
        stroke="#f2b441"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <path d="M12.8 9.6h6.4v5.6h-6.4z" fill="#f2b441" />
      <path d="M11.8 9.4 16 4.6l4.2 4.8z" fill={colour} />
      <path d="M13 16.6h6l2.4 12.8H10.6z" fill={colour} />
      <path d="M11.6 22.2h8.7" stroke="#f2b441" strokeWidth="1.6" />
    </svg>
  );
}
