import { lazy, type ReactElement, Suspense } from "react";
import type { NumberSum } from "../page/drill-store.ts";
import { CellExplanation } from "./cell-explanation.tsx";
import { CellsExplanation } from "./cells-explanation.tsx";
import { DaysExplanation } from "./days-explanation.tsx";
import { DifferenceExplanation } from "./difference-explanation.tsx";
import type { ExplanationProps } from "./explanation.tsx";
import { JudgedExplanation } from "./judged-explanation.tsx";
import { ShareExplanation } from "./share-explanation.tsx";
import { UnitsExplanation } from "./units-explanation.tsx";
import { WithinRestExplanation } from "./within-rest-explanation.tsx";

/** It has many words of its own. */
const EstimateExplanation = lazy(async () => ({
  default: (await import("./estimate-explanation.tsx")).EstimateExplanation,
}));

/** A number that is made of several. */
export function SumExplanation({ sum, ...props }: ExplanationProps & { readonly sum: NumberSum }): ReactElement | null {
  const { name } = props.target;
  switch (sum.kind) {
    case "units":
      return <UnitsExplanation sum={sum} {...props} />;
    case "cells":
      return <CellsExplanation sum={sum} {...props} />;
    case "expected":
    case "oldest":
      return <CellExplanation sum={sum} {...props} />;
    case "verdict":
    case "judged":
      return <JudgedExplanation sum={sum} {...props} />;
    case "days":
      return <DaysExplanation sum={sum} {...props} />;
    case "estimate":
      return (
        <Suspense fallback={null}>
          <EstimateExplanation {...props} />
        </Suspense>
      );
    case "withinRest":
      return <WithinRestExplanation {...props} />;
    case "difference":
      return "measure" in name ? <DifferenceExplanation measure={name.measure} {...props} /> : null;
    case "share":
      return "measure" in name ? <ShareExplanation measure={name.measure} of={sum.of} {...props} /> : null;
  }
}
