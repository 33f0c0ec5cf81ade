import type { Patch } from "@ioc/protocol/live.ts";
import { applyPatch } from "@ioc/protocol/merge-patch.ts";

/** A document that the server keeps up to date under the name of a subscription. */
export interface LiveDocument<D extends { version: string }> {
  readonly subscription: string;
  readonly document: D;
}

/**
 * What a patch means for a live document:
 * `other` – it is for another subscription;
 * `outdated` – our version is not the one it builds on, so something was missed: subscribe again;
 * `applied` – the next version.
 */
export type PatchOutcome<D extends { version: string }> =
  | { readonly kind: "other" }
  | { readonly kind: "outdated" }
  | { readonly kind: "applied"; readonly live: LiveDocument<D> };

/** Contract section 5, "Live": a patch counts only on the version that it names as its base. */
export function receivePatch<D extends { version: string }>(
  live: LiveDocument<D> | undefined,
  message: Patch,
): PatchOutcome<D> {
  if (live === undefined || live.subscription !== message.subscription) return { kind: "other" };
  if (live.document.version !== message.base) return { kind: "outdated" };
  const document = applyPatch(live.document, message.patch);
  if (document.version !== message.version) return { kind: "outdated" };
  return { kind: "applied", live: { subscription: live.subscription, document } };
}
