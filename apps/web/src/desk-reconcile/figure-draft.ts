import { MEASURES, type Measure } from "@ioc/protocol/names.ts";
import { writtenCount } from "@ioc/protocol/written-count.ts";

/** A figure as it is typed; `count` as text, since nothing may stand there yet. */
export interface FigureDraft {
  /** Tells rows apart that say the same. */
  readonly id: number;
  readonly measure: Measure;
  readonly field: string;
  readonly procedure: string;
  readonly count: string;
}

export interface TypedFigure {
  readonly measure: Measure;
  readonly field?: string;
  readonly procedure?: string;
  readonly count: number;
}

/** What a unit's report most often begins with. */
const FIRST: readonly Measure[] = ["received", "resolved", "resolvedLate", "inProgress", "overdue"];

export function firstDrafts(): FigureDraft[] {
  return FIRST.map((measure, id) => ({ id, measure, field: "", procedure: "", count: "" }));
}

export function nextDraft(drafts: readonly FigureDraft[]): FigureDraft {
  const id = Math.max(-1, ...drafts.map((draft) => draft.id)) + 1;
  const measure = MEASURES.find((name) => !drafts.some((draft) => draft.measure === name)) ?? "received";
  return { id, measure, field: "", procedure: "", count: "" };
}

/** Something was typed that is no count. */
export function isWrong({ count }: FigureDraft): boolean {
  return count.trim() !== "" && writtenCount(count) === undefined;
}

/** Those that have a number. */
export function typedFigures(drafts: readonly FigureDraft[]): TypedFigure[] {
  return drafts.flatMap((draft) => {
    const count = writtenCount(draft.count);
    if (count === undefined) return [];
    const { measure, field, procedure } = draft;
    const code = procedure.trim();
    return [{ measure, count, ...(field === "" ? {} : { field }), ...(code === "" ? {} : { procedure: code }) }];
  });
}
