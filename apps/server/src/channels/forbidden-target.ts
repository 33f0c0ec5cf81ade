import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { within } from "../lifecycle/within.ts";
import type { MayGoTo } from "./webhook-addresses.ts";

const WITHIN_MS = 3000;

/**
 * Where a webhook's address leads, if webhooks may not go there; undefined: they may, or nobody knows now where its name
 * leads. Another answer to the same name is looked at when something is sent (`post-webhook.ts`).
 */
export async function forbiddenTarget(url: string, mayGoTo: MayGoTo): Promise<string | undefined> {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) return mayGoTo(host) ? undefined : host;
  const found = await within(lookup(host, { all: true }), WITHIN_MS).catch(() => []);
  return found.length > 0 && !found.some(({ address }) => mayGoTo(address)) ? host : undefined;
}
