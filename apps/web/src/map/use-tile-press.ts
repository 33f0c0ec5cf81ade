import { type MouseEvent, useCallback } from "react";
import { useDrill } from "../page/page-context.ts";

/** A press on a drawing explains the number of the unit that was hit. One ear for all of them: there may be a thousand. */
export function useTilePress(): (event: MouseEvent<SVGSVGElement>) => void {
  const open = useDrill((state) => state.open);
  return useCallback(
    ({ target }) => {
      const unit = target instanceof Element ? target.closest(".tile")?.getAttribute("data-unit") : undefined;
      if (unit != null) open({ name: { measure: "overdue" }, unit, own: true });
    },
    [open],
  );
}
