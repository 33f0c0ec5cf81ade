import axe from "axe-core";
import type { Page } from "playwright-core";

/** What WCAG 2.2 AA has against a page as it stands. */
export async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // A wall lies above a document without height that does not scroll; axe takes all of it for cut off, and looks at none.
    document.documentElement.style.minHeight = "100%";
    const { inapplicable, violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
      // Of what is right the report would go through every element once more.
      resultTypes: ["violations"],
    });
    if (inapplicable.some(({ id }) => id === "color-contrast")) return ["axe has seen no text on this page"];
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
}
