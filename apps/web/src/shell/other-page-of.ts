/**
 * The path that a click leads to when it leaves the page in this tab; undefined when it does not: another tab, a download,
 * another site, or the same page with another filter.
 */
export function otherPageOf(
  event: Pick<MouseEvent, "button" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey" | "target">,
  here: Pick<Location, "origin" | "pathname">,
): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link === null || link.origin !== here.origin || link.target !== "" || link.hasAttribute("download")) {
    return undefined;
  }
  return link.pathname === here.pathname ? undefined : link.pathname;
}
