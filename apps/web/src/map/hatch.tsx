import type { ReactElement } from "react";

/** The filling of those from whom nothing is heard any more. */
export function Hatch(): ReactElement {
  return (
    <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="2.8" height="7" fill="var(--ink2)" />
    </pattern>
  );
}
