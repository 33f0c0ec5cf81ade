import { launchChromium } from "@ioc/testkit/browser/launch-chromium.ts";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";

export interface OwnBrowser {
  readonly browser: Browser;
  /** What pages complained about; after each test there must be nothing. */
  readonly faults: string[];
}

/** A browser for all tests of a file; what a test opened is closed after it. */
export function ownBrowser(): OwnBrowser {
  let browser: Browser;
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(faults.splice(0)).toEqual([]);
  });
  return {
    get browser() {
      return browser;
    },
    faults,
  };
}
