import type { Page } from "playwright-core";

/**
 * Texts that end in an ellipsis because there is no room for all of them, or run beyond the margins of the picture. Only
 * names of procedures may, which are whole sentences.
 */
export async function cutTexts(page: Page): Promise<string[]> {
  // Words are measured before the next picture.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => {
    const stage = document.querySelector(".stage.wall")?.getBoundingClientRect();
    const isBeyond = (element: Element): boolean => {
      if (stage === undefined || element.closest(".ticker") !== null) return false;
      const words = document.createRange();
      words.selectNodeContents(element);
      const { left, right, width } = words.getBoundingClientRect();
      const scale = stage.width / 1920;
      return width > 0 && (right > stage.right - 44 * scale || left < stage.left + 36 * scale);
    };
    return [...document.querySelectorAll("main.numbers *")].flatMap((element) => {
      if (element.closest(".unseen, svg, .procedure-name") !== null) return [];
      const { webkitLineClamp, textOverflow } = getComputedStyle(element);
      const what = element.textContent ?? "";
      const isClamped = webkitLineClamp !== "none";
      const ends = isClamped || textOverflow === "ellipsis";
      const isCut = isClamped
        ? element.scrollHeight > element.clientHeight + 2
        : element.scrollWidth > element.clientWidth + 1;
      if (ends && isCut) return [what];
      const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      return hasWords && !element.matches(".signal-meaning") && isBeyond(element) ? [`beyond the margin: ${what}`] : [];
    });
  });
}

/** The same page in the other language. */
export async function switchLanguage(page: Page): Promise<void> {
  await page.locator(".controls button:has([lang])").dispatchEvent("click");
}
