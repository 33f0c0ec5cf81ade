import type { Page } from "playwright-core";

/** A text with figures on the wall that neither opens an explanation nor is one of the exceptions. */
export interface Unexplained {
  readonly text: string;
  /** The classes that it stands in. */
  readonly where: string;
}

/** What may stand on the wall without an explanation of its own: where, after ` | ` the pattern of its text if not all of it, and why. */
export type Exceptions = Readonly<Record<string, string>>;

/**
 * Every text with figures that can be seen on the wall and is no number that opens an explanation. Times and dates are no
 * numbers, wherever they stand.
 */
export function unexplainedNumbers(page: Page, exceptions: Exceptions): Promise<Unexplained[]> {
  return page.evaluate((selectors) => {
    // A ratio such as 11/20 is no date.
    const MOMENTS = /\d{1,2}:\d{2}(:\d{2})?|\b(0[1-9]|[12]\d|3[01])\/(0[1-9]|1[0-2])(\/\d{4}|\b(?!\/))/g;
    const excepted = selectors.map((selector) => selector.split(" | ") as [where: string, text?: string]);
    const found: Unexplained[] = [];
    const walker = document.createTreeWalker(document.querySelector(".stage") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = (node.textContent ?? "").replaceAll(MOMENTS, "");
      if (element === null || !/\d/.test(text)) continue;
      if (element.closest(".unseen, .controls, .chart-tools, button.count") !== null) continue;
      if (element.getClientRects().length === 0) continue;
      const isExcepted = ([where, pattern = ""]: (typeof excepted)[number]): boolean =>
        element.closest(where) !== null && new RegExp(pattern).test(text);
      if (excepted.some(isExcepted)) continue;
      const classes: string[] = [];
      for (let at: Element | null = element; at !== null && !at.matches(".stage"); at = at.parentElement) {
        classes.push(at.getAttribute("class") ?? at.tagName.toLowerCase());
      }
      found.push({ text: (element.textContent ?? "").trim(), where: classes.join(" < ") });
    }
    return found;
  }, Object.keys(exceptions));
}

/** A number that opens an explanation. */
export interface NumberShown {
  /** Its place among all of them. */
  readonly index: number;
  readonly value: string;
  readonly figure: string;
  /** What numbers of one kind have in common: many of them explain themselves alike. */
  readonly kind: string;
}

export const NUMBERS = ".stage button.count";

export function shownNumbers(page: Page): Promise<NumberShown[]> {
  return page.evaluate((selector) => {
    const KINDS = ["data-measure", "data-rate", "data-of", "data-path", "data-share-of"];
    return [...document.querySelectorAll(selector)].flatMap((button, index) => {
      if (button.getClientRects().length === 0) return [];
      const has = ["data-unit", "data-child", "data-group", "data-field", "data-alert"].filter((name) =>
        button.hasAttribute(name),
      );
      // The group of the board's own unit is no unit, and its own part no child.
      const isWhole = ["data-group", "data-child"].some((name) => /^[^.]+$/.test(button.getAttribute(name) ?? ""));
      const which = KINDS.map((name) => (button.getAttribute(name) ?? "").replaceAll(/\d+/g, ""));
      const place = button.closest("[class]:not(button)")?.className ?? "";
      const kind = [...which, ...has, String(isWhole), place].join(" ");
      return [{ index, value: button.getAttribute("data-value") ?? "", figure: button.textContent ?? "", kind }];
    });
  }, NUMBERS);
}

/** What a number says of itself, once everything has come. */
export interface Explained {
  readonly value: string | null;
  readonly meaning: string;
  /** The moment that it is of, as the panel says it. */
  readonly asOf: string;
  readonly hasHistory: boolean;
  readonly saysNoHistory: boolean;
  /** The decree, circular or decision that it follows is named. */
  readonly hasSource: boolean;
  /** How many units report is said, which is always of now. */
  readonly hasTrust: boolean;
  /** Of each list behind it how long it is, and whether it says that it is as long as it has to be. */
  readonly lists: readonly { readonly total: number; readonly isRight: boolean }[];
  /** It counts something else than dossiers: units, targets, or days. */
  readonly countsOthers: boolean;
  /** Of what it counts then, how many it lists; undefined: it lists none. */
  readonly parts: number | undefined;
  readonly alerts: readonly string[];
}

/** Opens numbers one after the other, reads what each says once everything of it has come, and closes it. */
export function explainAll(page: Page, numbers: readonly Pick<NumberShown, "index">[]): Promise<Explained[]> {
  const indexes = numbers.map(({ index }) => index);
  return page.evaluate(
    async ([selector, places]) => {
      const WAIT_MS = 20_000;
      const panel = (): Element | null => document.querySelector(".explain");
      const texts = (of: string): string[] =>
        [...(panel()?.querySelectorAll(of) ?? [])].map((element) => element.textContent ?? "");
      const says = (words: string): boolean => panel()?.textContent?.includes(words) === true;
      const until = async (isSo: () => boolean, what: string): Promise<void> => {
        const lastMs = performance.now() + WAIT_MS;
        while (!isSo()) {
          if (performance.now() > lastMs) throw new Error(`${what}: ${panel()?.textContent}`);
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      };
      const isWhole = (): boolean => {
        if (texts("[role=alert]").length > 0) return true;
        const lists = [...(panel()?.querySelectorAll("[data-list]") ?? [])];
        const told = panel()?.querySelector(".explain-history") != null || says("Không kể được 30 ngày");
        return (
          told &&
          panel()?.querySelector("[data-explained]") != null &&
          lists.every((list) => list.querySelector(".panel-comparison"))
        );
      };
      const all: Explained[] = [];
      for (const index of places) {
        const number = document.querySelectorAll<HTMLButtonElement>(selector)[index];
        const what = `${index} ${number?.outerHTML}`;
        number?.click();
        await until(isWhole, what);
        all.push({
          value: panel()?.querySelector("[data-explained]")?.getAttribute("data-explained") ?? null,
          meaning: texts("section p")[0] ?? "",
          asOf: /Tính đến .*/.exec(texts("header p")[0] ?? "")?.[0] ?? "",
          hasHistory: panel()?.querySelector(".explain-history") != null,
          saysNoHistory: says("Không kể được 30 ngày"),
          hasSource: says("Căn cứ: "),
          hasTrust: panel()?.querySelector(".explain-trust") != null,
          lists: [...(panel()?.querySelectorAll(".panel-comparison") ?? [])].map((line) => ({
            total: Number(line.getAttribute("data-total")),
            isRight: line.textContent?.includes("bằng số trên bảng") === true,
          })),
          countsOthers: says("số này đếm") || says("Số ngày làm việc từ sau ngày phải trả"),
          parts: says("số này đếm")
            ? Number(panel()?.querySelector("[data-parts]")?.getAttribute("data-parts"))
            : undefined,
          alerts: texts("[role=alert]"),
        });
        document.querySelector<HTMLDialogElement>("dialog.explain")?.close();
        await until(() => panel() === null, `${what} is closed`);
      }
      return all;
    },
    [NUMBERS, indexes] as const,
  );
}

/** Opens a number by the keyboard alone, and closes it; the value that it says. */
export async function explainByKeyboard(page: Page, { index }: Pick<NumberShown, "index">): Promise<string | null> {
  await page.locator(NUMBERS).nth(index).focus();
  await page.keyboard.press("Enter");
  const value = await page.locator(".explain [data-explained]").getAttribute("data-explained");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".explain", { state: "detached" });
  return value;
}
