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

/** The Chromium of this machine, or that of `TEST_CHROMIUM`, with a profile of its own. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: env["TEST_CHROMIUM"] ?? "/usr/bin/chromium", args: ARGUMENTS });
}
