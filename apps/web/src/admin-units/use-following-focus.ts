import { type RefObject, useEffect, useRef } from "react";

/**
 * The focus goes to what was just opened, unless it is in the tree and the tree still stands there: whoever walks through
 * the tree looks at one unit after the other.
 */
export function useFollowingFocus(task: Readonly<Record<string, string>>): RefObject<HTMLDivElement | null> {
  const panes = useRef<HTMLDivElement>(null);
  const key = JSON.stringify(task);
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const tree = panes.current?.querySelector<HTMLElement>(".unit-tree");
    const treeStands = tree != null && tree.offsetParent !== null;
    if (treeStands && tree.contains(document.activeElement)) return;
    const heading = panes.current?.querySelector<HTMLElement>(".unit-work h2");
    if (heading != null) {
      heading.tabIndex = -1;
      heading.focus();
    } else if (treeStands) tree.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [key]);
  return panes;
}
