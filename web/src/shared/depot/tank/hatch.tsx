const ANGLES = [45, -45, 90, 0];

/** Stripes tell partners apart in one colour, on paper and for who sees no colours. */
export function HatchPattern({ id, index }: { id: string; index: number }) {
  return (
    <pattern
      id={id}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${ANGLES[(index - 1) % ANGLES.length] ?? 45})`}
    >
      <rect width="2.4" height="6" fill="#fff" fillOpacity="0.62" />
    </pattern>
  );
}
