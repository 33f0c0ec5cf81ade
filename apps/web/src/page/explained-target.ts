import type { Explained } from "@ioc/protocol/explained.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import type { DrillTarget, NumberPart, NumberSum } from "./drill-store.ts";

/** Scenes whose numbers are those of the month so far; those of the others are today's. */
const OF_THE_MONTH: ReadonlySet<Scene> = new Set(["digitization", "ranking"]);

/**
 * The number that a command has explained, where a scene of a unit stands. The field that is driven is not taken over: the
 * numbers that stand on the wall are those of all fields. Its members stand in one order, so that the same number is the
 * same text.
 *
 * @param unit code; undefined: the wall's own
 */
export function targetOf(explained: Explained, scene: Scene, unit: string | undefined): DrillTarget {
  const { field, own, except, exceptField, exceptOwn, silent } = explained;
  const period = explained.period ?? (OF_THE_MONTH.has(scene) ? "month" : "today");
  const [name, part, sum] =
    "measure" in explained
      ? [{ measure: explained.measure }, explained.part, explained.sum]
      : [{ rate: explained.rate }, undefined, undefined];
  return {
    name,
    unit: explained.unit ?? unit,
    field,
    own,
    part,
    except,
    exceptField,
    exceptOwn,
    silent,
    sum,
    period: period === "today" ? undefined : period,
  };
}

/** As a command names it; a part's words are left out, they are its document's. */
export function explainedOf(target: DrillTarget): Explained {
  const { name, unit, field, own, silent, part, except, exceptField, exceptOwn, sum, period } = target;
  const ofWhat = {
    ...(unit === undefined ? {} : { unit }),
    ...(field === undefined ? {} : { field }),
    ...(own === true ? { own } : {}),
    ...(silent === true ? { silent } : {}),
    ...(except === undefined || except.length === 0 ? {} : { except: [...except] }),
    ...(exceptField === undefined || exceptField.length === 0 ? {} : { exceptField: [...exceptField] }),
    ...(exceptOwn === undefined || exceptOwn.length === 0 ? {} : { exceptOwn: [...exceptOwn] }),
    period: period ?? ("today" as const),
  };
  if ("rate" in name) return { ...name, ...ofWhat };
  return {
    ...name,
    ...ofWhat,
    ...(part === undefined ? {} : { part: partOf(part) }),
    ...(sum === undefined ? {} : { sum: sumOf(sum) }),
  };
}

type ExplainedCount = Extract<Explained, { measure: string }>;

function partOf(part: NumberPart): NonNullable<ExplainedCount["part"]> {
  if (part.kind !== "procedure") return { ...part };
  return { kind: "procedure", of: part.of, code: part.code };
}

/** What stands in lists of a scene knows more of a cell than which one it is. */
function sumOf(sum: NumberSum): NonNullable<ExplainedCount["sum"]> {
  switch (sum.kind) {
    case "cells":
      return { kind: "cells", cells: sum.cells.map(({ unit, field }) => ({ unit, field })) };
    case "expected":
    case "oldest":
      return { kind: sum.kind, cell: { unit: sum.cell.unit, field: sum.cell.field } };
    case "units":
      return { kind: "units", states: [...sum.states] };
    case "verdict":
      return { ...sum, units: [...sum.units] };
    case "judged":
      return { ...sum, rates: [...sum.rates] };
    case "days":
      return sum.target === undefined ? { kind: "days" } : { kind: "days", target: sum.target };
    case "difference":
    case "withinRest":
    case "share":
    case "estimate":
      return { ...sum };
  }
}
