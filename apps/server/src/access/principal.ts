import type { FeedRecord } from "../reference/reference.ts";

/** Who asks. */
export type Principal =
  | { readonly kind: "nobody" }
  /** The bootstrap token: an administrator above all units. */
  | { readonly kind: "bootstrap" }
  | { readonly kind: "feed"; readonly feed: FeedRecord };

export type Action = "provision" | "readBoard" | "readDossiers" | "feed";

export type Refused = "unauthenticated" | "forbidden";

/** Whether somebody may do something; null: yes. The one place that decides. */
export function refusal(principal: Principal, action: Action, publicBoard: boolean): Refused | null {
  switch (principal.kind) {
    case "nobody":
      return action === "readBoard" && publicBoard ? null : "unauthenticated";
    case "bootstrap":
      // Service tokens do not feed: what a feed sends must be traceable to the feed.
      return action === "feed" ? "forbidden" : null;
    case "feed":
      return action === "feed" ? null : "forbidden";
  }
}
