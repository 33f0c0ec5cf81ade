import { type CSSProperties, type ReactElement, type ReactNode, useId } from "react";

/** Side of a piece of the pattern, px; two dots in each. */
const PIECE = 9;
/** Radii of dots, px: a fifth and half of the land is covered. */
const DOTS = [1.6, 2.55] as const;

/** What land is drawn in: lines and fillings have the same size on the screen at whatever scale the map is. */
export function LandScale({ scale, children }: { scale: number; children: ReactNode }): ReactElement {
  const id = useId();
  const toScreen = `scale(${1 / scale})`;
  const style = {
    // How long a px is in the map's own units.
    "--px": 1 / scale,
    "--land-hatch": `url("#${id}hatch")`,
    "--land-dots-1": `url("#${id}dots-0")`,
    "--land-dots-2": `url("#${id}dots-1")`,
  } as CSSProperties;
  return (
    <g style={style}>
      <defs>
        <pattern
          id={`${id}hatch`}
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
            id={`${id}dots-${index}`}
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
      {children}
    </g>
  );
}
