import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import type { FeedTokens } from "../reference/feed-tokens.ts";
import type { Provisioning } from "../reference/provisioning.ts";
import type { RouteParts } from "./route-parts.ts";

/** What the routes of provisioning need besides. */
export interface ProvisioningRouteParts extends RouteParts {
  readonly db: Kysely<Database>;
  readonly provisioning: Provisioning;
  readonly feedTokens: FeedTokens;
  /** Brings memory up to what other nodes have committed. */
  level(): Promise<void>;
}
