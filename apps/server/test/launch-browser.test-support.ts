import { type Browser, chromium } from "playwright-core";

const CHROMIUM_ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium of this machine, or that of `TEST_CHROMIUM`, with a profile of its own. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["TEST_CHROMIUM"] ?? "/usr/bin/chromium",
    args: CHROMIUM_ARGUMENTS,
  });
}
