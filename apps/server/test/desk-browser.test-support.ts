import { violationsOf } from "@ioc/testkit/browser/violations.ts";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";

/** How a page is looked at: a desk and a phone, paper and lacquer, and the narrowest that has to be readable. */
export const LOOKS = [
  { name: "a desk", width: 1440, height: 900, theme: "light" },
  { name: "a phone", width: 390, height: 844, theme: "light" },
  { name: "a desk in the dark", width: 1440, height: 900, theme: "dark" },
  { name: "a desk at 400 %", width: 320, height: 640, theme: "light" },
] as const;
export type Look = (typeof LOOKS)[number];

/** Below this width targets are for fingers. */
const PHONE_WIDTH = 720;
const LEAST_TARGET = { desk: 34, phone: 44 };

export interface BrowserKind {
  /**
   * The desk's worker may be registered, and the line may break, of which the browser complains by itself. Most tests have
   * no use for a worker that loads the whole desk behind them.
   */
  readonly keepsDesk?: boolean;
}

/** A browser of its own, as a person has one; `faults` collects what its pages complain about. */
export async function openBrowser(
  browser: Browser,
  faults: string[],
  look: Look = LOOKS[0],
  { keepsDesk = false }: BrowserKind = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    reducedMotion: "reduce",
    locale: "vi-VN",
    permissions: ["clipboard-read", "clipboard-write"],
    serviceWorkers: keepsDesk ? "allow" : "block",
  });
  const ofNoLine = /net::ERR_[A-Z_]+|status of 50[234]/;
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // That something was refused the browser reports by itself, and the page says it in words.
    if (keepsDesk && ofNoLine.test(message.text())) return;
    if (message.type() === "error" && !/the server responded with a status of 4\d\d/.test(message.text())) {
      faults.push(message.text());
    }
  });
  return page;
}

export async function typeSignIn(page: Page, user: string, password: string): Promise<void> {
  await page.fill("input[name=username]", user);
  await page.fill("input[name=password]", password);
  await page.click("button[type=submit]");
}

/** From the first password, which others know, to the desk. */
export async function changeFirstPassword(page: Page, password: string): Promise<void> {
  await page.fill("input[name=new-password]", password);
  await page.fill("input[name=new-password-again]", password);
  await page.click("button[type=submit]");
}

/** Holds a page, as it stands, against WCAG 2.2 AA, its width, and the sizes of what is pressed. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  expect(await violationsOf(page), where).toEqual([]);
  const { wide, small } = await page.evaluate(
    ([phoneWidth, desk, phone]) => {
      const least = innerWidth <= phoneWidth ? phone : desk;
      // A checkbox or radio button is pressed by its label, and what is out of sight by nothing.
      const targets = document.querySelectorAll<HTMLElement>(
        "a, button, select, textarea, summary, label:has(+ input[type=checkbox]), label:has(> input[type=radio]), input:not([type=checkbox], [type=radio], .unseen)",
      );
      return {
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        small: [...targets]
          .filter((target) => target.checkVisibility() && !target.matches(".skip, p a, .secret-text"))
          .filter((target) => target.getBoundingClientRect().height < least - 0.5)
          .map((target) => target.outerHTML.slice(0, 120)),
      };
    },
    [PHONE_WIDTH, LEAST_TARGET.desk, LEAST_TARGET.phone] as const,
  );
  expect(wide, where).toBeLessThanOrEqual(0);
  expect(small, where).toEqual([]);
}
