import type { Page } from "playwright-core";

/** Words that do not stand out enough (WCAG AA) as dim as they are drawn: axe does not look at filters. */
export function faintWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ancestors = (element: Element): Element[] =>
      element.parentElement === null ? [element] : [element, ...ancestors(element.parentElement)];
    const dimmed = (colour: string, by: Element): number => {
      const brightness = ancestors(by).reduce(
        (share, each) => share * Number(/brightness\(([\d.]+)\)/.exec(getComputedStyle(each).filter)?.[1] ?? 1),
        1,
      );
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
        const level = (Number(part) * brightness) / 255;
        return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    };
    const words = [...document.querySelectorAll(".stage *")].filter(
      (element) =>
        element.checkVisibility() &&
        element.closest(".unseen, svg, .controls") === null &&
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    const faint = words.flatMap((element) => {
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const below = ancestors(element).find((each) => !/, 0\)$/.test(getComputedStyle(each).backgroundColor));
      const ground = below ?? document.documentElement;
      const shades = [dimmed(color, element), dimmed(getComputedStyle(ground).backgroundColor, ground)];
      const large = Number.parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
      const contrast = Math.max(...shades) / Math.min(...shades);
      return contrast < (large ? 3 : 4.5) ? [`${contrast.toFixed(2)} ${element.textContent}`] : [];
    });
    return words.length > 0 ? faint : ["no words"];
  });
}
