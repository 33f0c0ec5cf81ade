import { type ReactElement, type ReactNode, useContext } from "react";
import type { DrillTarget, NumberName } from "../page/drill-store.ts";
import { useDrill, usePage, useWall } from "../page/page-context.ts";
import type { CountOf } from "./count.tsx";
import { PlainNumbers } from "./plain-numbers.ts";

export interface NumberButtonProps {
  readonly name: NumberName;
  /** Whose number it is. */
  readonly of: Pick<CountOf, "unit" | "group" | "child" | "field" | "of" | "part">;
  /** What else tells which number it is. */
  readonly more?: Partial<DrillTarget> | undefined;
  readonly className: string;
  readonly label?: string | undefined;
  /** What tells tests and scripts which number it is. */
  readonly data: Readonly<Record<`data-${string}`, string | number | undefined>>;
  readonly children: ReactNode;
}

/** A number that explains itself when it is activated; one that nothing can be asked about is a number alone. */
export function NumberButton({ name, of, more, className, label, data, children }: NumberButtonProps): ReactElement {
  const open = useDrill((state) => state.open);
  const whole = useWall((state) => state.shown?.documents.board?.unit.code);
  const { wall } = usePage();
  const isPlain = useContext(PlainNumbers);
  const { unit, group, child, field, of: when, part } = of;
  // Yesterday's is told beside today's.
  if (isPlain || when === "previous") {
    return (
      <span className={className} {...data}>
        {children}
      </span>
    );
  }
  // A unit's number is its own, a group's or a child's is that of all its units; the board's own unit is no child of itself.
  const own = unit !== undefined || (child !== undefined && child === whole);
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      {...data}
      onClick={() => {
        const groups = wall.getState().shown?.documents.overview?.groups ?? {};
        // The group of the board's own unit is of what has nothing below it.
        const except =
          group !== undefined && group === whole ? Object.keys(groups).filter((code) => code !== group) : undefined;
        open({ name, unit: unit ?? child ?? group, field, own, part, except, period: when, ...more });
      }}
    >
      {children}
    </button>
  );
}
