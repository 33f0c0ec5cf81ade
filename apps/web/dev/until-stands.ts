import type { Page } from "playwright-core";

/** Until charts stand, which come after the numbers, in the page's own font: another one would have other widths. */
export async function untilStands(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".chart-frame")].every((frame) => frame.querySelector("svg") !== null),
  );
  await page.evaluate(async () => void (await document.fonts.ready));
}
