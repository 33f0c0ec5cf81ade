import type { ReactElement } from "react";

/** Side of a piece of the pattern, px; two dots in each. */
const PIECE = 9;
/** Radii of dots, px: a fifth and half of the land is covered. */
const DOTS = [1.6, 2.55] as const;

/** The fillings of land, of the same size on the screen at whatever scale the map is. */
export function LandPatterns({ scale }: { scale: number }): ReactElement {
  const toScreen = `scale(${1 / scale})`;
  return (
    <defs>
      <pattern
        id="land-hatch"
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform={`${toScreen} rotate(45)`}
      >
        <rect width="2.8" height="7" fill="var(--ink2)" />
      </pattern>
      {DOTS.map((radius, index) => (
        <pattern
          key={radius}
          id={`land-dots-${index + 1}`}
          width={PIECE}
          height={PIECE}
          patternUnits="userSpaceOnUse"
          patternTransform={toScreen}
        >
          <circle cx={PIECE / 4} cy={PIECE / 4} r={radius} fill="var(--son)" />
          <circle cx={(PIECE * 3) / 4} cy={(PIECE * 3) / 4} r={radius} fill="var(--son)" />
        </pattern>
      ))}
    </defs>
  );
}
