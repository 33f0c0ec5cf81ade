import type { ReactElement } from "react";

/** The shapes that carry a status beside its word and colour. */
export type GlyphName = "overdue" | "soon" | "suspended" | "lost" | "never" | "met" | "open";

const SHAPES: Readonly<Record<GlyphName, ReactElement>> = {
  overdue: (
    <path d="M12 2.6 22.4 21H1.6Z" fill="var(--son)" stroke="var(--son)" strokeWidth="1.6" strokeLinejoin="round" />
  ),
  soon: <path d="M12 1.4 22.6 12 12 22.6 1.4 12Z" fill="var(--vang-f)" />,
  suspended: <path d="M5.5 3h4.4v18H5.5zM14.1 3h4.4v18h-4.4z" fill="var(--ink2)" />,
  lost: <circle cx="12" cy="12" r="9.4" fill="none" stroke="currentColor" strokeWidth="3" strokeDasharray="5.2 4.64" />,
  never: <circle cx="12" cy="12" r="9.4" fill="none" stroke="currentColor" strokeWidth="2.4" strokeDasharray="2 4" />,
  met: (
    <>
      <circle cx="12" cy="12" r="10.4" fill="var(--ngoc)" />
      <path
        d="m7.2 12.4 3.3 3.3 6.3-7"
        fill="none"
        stroke="var(--bg)"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  open: <circle cx="12" cy="12" r="9.4" fill="none" stroke="var(--ink3)" strokeWidth="3" />,
};

/** Decoration only: the word beside it says the same. */
export function Glyph({ name, size }: { name: GlyphName; size: number }): ReactElement {
  return (
    <svg className="glyph" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}
