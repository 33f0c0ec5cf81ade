import type { ReactElement } from "react";

/** Drawn, as the typeface has no arrows; a word beside it or around it says the same. */
export function Arrow({ to }: { to: "left" | "right" }): ReactElement {
  return (
    <svg className="arrow" viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">
      <path
        d={to === "right" ? "M1 6h13M9.5 1.5 14 6l-4.5 4.5" : "M15 6H2M6.5 1.5 2 6l4.5 4.5"}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
    </svg>
  );
}
