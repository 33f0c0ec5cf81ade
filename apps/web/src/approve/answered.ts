import type { ScreenItem } from "@ioc/protocol/screens.ts";

/** What a screen that waited was answered. */
export type Answered = { readonly kind: "approved"; readonly screen: ScreenItem } | { readonly kind: "denied" };
