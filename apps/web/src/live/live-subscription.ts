import type { AckFailure } from "@ioc/protocol/error.ts";
import type { Patch } from "@ioc/protocol/live.ts";
import { type LiveDocument, receivePatch } from "./live-document.ts";

/** What the server answered to a subscription, or `undefined` when it did not answer in time. */
export type Answer<D extends { version: string }> = ({ ok: true } & LiveDocument<D>) | AckFailure | undefined;

export interface LiveSubscriptionOptions<D extends { version: string }> {
  /** Asks the server for the document; calls back once. */
  request(answered: (answer: Answer<D>) => void): void;
  /** `justComputed`: it came by a patch, so its `asOf` is now. */
  changed(document: D, justComputed: boolean): void;
  refused(failure: AckFailure | undefined): void;
  /** Tells the server that the document is not watched any more. */
  release(subscription: string): void;
}

/** One document kept by patches: whatever does not fit makes it ask for the whole again, once at a time. */
export interface LiveSubscription {
  subscribe(): void;
  receive(message: Patch): void;
  /** The line is gone: answers still under way are void. */
  interrupt(): void;
  /** Nobody needs it any more. */
  end(): void;
  /** Name of the document that is held now. */
  readonly subscription: string | undefined;
}

export function createLiveSubscription<D extends { version: string }>(
  options: LiveSubscriptionOptions<D>,
): LiveSubscription {
  let live: LiveDocument<D> | undefined;
  let request = 0;
  let waiting = false;
  let ended = false;

  function subscribe(): void {
    if (waiting) return;
    waiting = true;
    const mine = ++request;
    options.request((answer) => {
      // What was given to nobody is watched for nobody.
      if (ended && answer?.ok === true) options.release(answer.subscription);
      if (mine !== request) return;
      waiting = false;
      if (answer?.ok === true) {
        live = { subscription: answer.subscription, document: answer.document };
        options.changed(live.document, false);
      } else {
        options.refused(answer);
      }
    });
  }

  return {
    subscribe,
    receive: (message) => {
      // While the whole document is on its way, patches belong to one that it replaces.
      if (waiting) return;
      const outcome = receivePatch(live, message);
      if (outcome.kind === "outdated") subscribe();
      if (outcome.kind === "applied") {
        live = outcome.live;
        options.changed(live.document, true);
      }
    },
    interrupt: () => {
      request++;
      waiting = false;
      live = undefined;
    },
    end: () => {
      ended = true;
      request++;
      const held = live?.subscription;
      live = undefined;
      if (held !== undefined) options.release(held);
    },
    get subscription() {
      return live?.subscription;
    },
  };
}
