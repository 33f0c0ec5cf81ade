import { env } from "node:process";
import { type Browser, chromium } from "playwright-core";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Fields of a day are written in the language of the browser, not in that of the page. The Chromium of this machine, or that of `TEST_CHROMIUM`, with a profile of its own. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: env["TEST_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ARGUMENTS,
    env: { ...env, LANGUAGE: "vi" },
  });
}
