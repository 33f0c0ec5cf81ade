import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** When the first number was in the document, ms after the page was gone to. */
    firstNumberMs?: number;
  }
}

/** Notes in every page that is opened when its first number is in the document. */
export function noteFirstNumber(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (document.querySelector("[data-value]") === null) return;
      window.firstNumberMs = performance.now();
      observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true, attributes: true });
  });
}

/** Until there is one, and when that was. */
export async function firstNumberMs(page: Page): Promise<number> {
  const noted = await page.waitForFunction(() => window.firstNumberMs);
  return (await noted.jsonValue()) ?? Number.NaN;
}
