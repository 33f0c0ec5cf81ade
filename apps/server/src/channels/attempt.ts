import type { DeliveryFault } from "@ioc/protocol/channels.ts";
import { toPrintable } from "@ioc/protocol/text.ts";

export type FailedAttempt = Extract<Attempt, { readonly ok: false }>;

/** How an attempt to deliver something ended. */
export type Attempt =
  | {
      readonly ok: true;
      /** Part of it did not arrive, and will not. */
      readonly fault?: DeliveryFault;
    }
  | {
      readonly ok: false;
      readonly fault: DeliveryFault;
      /** It would end the same way again. */
      readonly isFinal: boolean;
      /** How long the other side asked us to wait, ms. */
      readonly askedMs?: number | undefined;
      /** Of a mail: who has not got it. Absent: everybody whom it was sent to. */
      readonly recipients?: MailRecipients;
      /** Somebody has got it. */
      readonly isPartial?: boolean;
    };

/** Of a mail that some have got: nobody is to get it twice. */
export interface MailRecipients {
  /** Whom it is still to be sent to. */
  readonly left: readonly string[];
  /** Who takes it for no time. */
  readonly refused: readonly string[];
}

const MOST_DETAIL = 200;

export function failed(
  code: DeliveryFault["code"],
  { status = null, detail, isFinal = false, askedMs }: FailedDetails = {},
): FailedAttempt {
  const words = detail === undefined || detail === "" ? null : toPrintable(detail, MOST_DETAIL);
  return { ok: false, fault: { code, status, detail: words }, isFinal, askedMs };
}

interface FailedDetails {
  readonly status?: number | null;
  readonly detail?: string | undefined;
  readonly isFinal?: boolean;
  readonly askedMs?: number | undefined;
}
