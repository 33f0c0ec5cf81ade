import { foldAccents } from "../desk/fold-accents.ts";
import type { TreeRow } from "./unit-tree.ts";

/** What a key does to a tree, after the tree view pattern of the WAI-ARIA Authoring Practices. */
export type TreeMove =
  | { readonly focus: string }
  | { readonly expand: readonly string[] }
  | { readonly collapse: string };

/** The lines on the page, the one that has the focus, and the key; undefined: the key is not the tree's. */
export function treeMove(rows: readonly TreeRow[], focused: string, key: string): TreeMove | undefined {
  const index = rows.findIndex(({ unit }) => unit.code === focused);
  const row = rows[index];
  if (row === undefined) return undefined;
  const to = (target: TreeRow | undefined): TreeMove | undefined =>
    target === undefined ? undefined : { focus: target.unit.code };
  switch (key) {
    case "ArrowDown":
      return to(rows[index + 1]);
    case "ArrowUp":
      return to(rows[index - 1]);
    case "Home":
      return to(rows[0]);
    case "End":
      return to(rows.at(-1));
    case "ArrowRight":
      if (row.expanded === undefined) return undefined;
      return row.expanded ? to(rows[index + 1]) : { expand: [focused] };
    case "ArrowLeft":
      return row.expanded === true ? { collapse: focused } : to(rows.slice(0, index).findLast(isAbove(row)));
    case "*":
      return { expand: siblingsOf(rows, index).flatMap((it) => (it.expanded === false ? [it.unit.code] : [])) };
    default:
      return /^[\p{L}\p{N}]$/u.test(key) ? to(nextBeginningWith(rows, index, key)) : undefined;
  }
}

function isAbove({ level }: TreeRow): (other: TreeRow) => boolean {
  return (other) => other.level < level;
}

function siblingsOf(rows: readonly TreeRow[], index: number): TreeRow[] {
  const level = rows[index]?.level ?? 0;
  let first = index;
  while ((rows[first - 1]?.level ?? 0) >= level) first -= 1;
  const end = rows.findIndex((row, at) => at > index && row.level < level);
  return rows.slice(first, end < 0 ? undefined : end).filter((row) => row.level === level);
}

/** The kind in front of a name ("Xã", "Phường") says too little to be typed for. */
function nextBeginningWith(rows: readonly TreeRow[], index: number, letter: string): TreeRow | undefined {
  const wanted = foldAccents(letter);
  const inTurn = [...rows.slice(index + 1), ...rows.slice(0, index)];
  return (
    inTurn.find(({ unit }) =>
      foldAccents(unit.name.replace(/^(Xã|Phường|Thị trấn|Huyện|Tỉnh) /u, "")).startsWith(wanted),
    ) ?? inTurn.find(({ unit }) => foldAccents(unit.name).startsWith(wanted))
  );
}
