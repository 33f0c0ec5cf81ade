import { useMemo } from "react";
import { useSearchParams } from "react-router";

/** What is done on the page, kept in its address, so that going back and copying the link work. */
export type UnitTask =
  | { readonly kind: "look" }
  | { readonly kind: "edit"; readonly code: string }
  /** Below which unit; undefined: at the top, or not chosen yet. */
  | { readonly kind: "add"; readonly parent: string | undefined }
  /** The unit that it began from. */
  | { readonly kind: "merge"; readonly first: string | undefined };

export function readTask(query: URLSearchParams): UnitTask {
  const [unit, add, merge] = [query.get("unit"), query.get("add"), query.get("merge")];
  if (merge !== null) return { kind: "merge", first: merge || undefined };
  if (add !== null) return { kind: "add", parent: add || undefined };
  return unit ? { kind: "edit", code: unit } : { kind: "look" };
}

export function writeTask(task: UnitTask): Record<string, string> {
  switch (task.kind) {
    case "edit":
      return { unit: task.code };
    case "add":
      return { add: task.parent ?? "" };
    case "merge":
      return { merge: task.first ?? "" };
    default:
      return {};
  }
}

export function useUnitTask(): readonly [UnitTask, (task: UnitTask) => void] {
  const [query, setQuery] = useSearchParams();
  return useMemo(() => [readTask(query), (task: UnitTask) => setQuery(writeTask(task))], [query, setQuery]);
}
