import type { Socket } from "socket.io";
import { type Action, type Principal, refusal } from "../access/principal.ts";
import type { AccessSettings } from "../access/settings.ts";
import { principalOf } from "../access/tokens.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { FailedTokens } from "../cluster/failed-tokens.ts";

interface Handshaken {
  readonly handshake: { readonly address: string; readonly auth: { readonly [member: string]: unknown } };
  readonly data: { principal?: Principal };
}

export interface AdmitParts {
  readonly state: LiveState;
  readonly access: AccessSettings;
  readonly failedTokens: FailedTokens;
  /** Brings memory up to what other nodes have committed. */
  level(): Promise<void>;
}

/** Refuses a connection with a `connect_error` whose message is the code. */
export function admitSocket(
  action: Action,
  { state, access, failedTokens, level }: AdmitParts,
): (socket: Socket & Handshaken, next: (error?: Error) => void) => void {
  return (socket, next) => {
    const token = socket.handshake.auth["token"];
    // A token that is no text stands for nobody, as an unknown one does.
    const text = token === undefined || token === null ? undefined : typeof token === "string" ? token : "invalid";
    const who = (): Principal | undefined => principalOf(text, access.bootstrapToken, state.reference);
    const admit = (principal: Principal): void => {
      const refused = refusal(principal, action, access.publicBoard);
      if (refused === null) socket.data.principal = principal;
      next(refused === null ? undefined : new Error(refused));
    };
    const known = who();
    if (known !== undefined) {
      admit(known);
      return;
    }
    const { address } = socket.handshake;
    if (failedTokens.refused(address) !== null) {
      next(new Error("overloaded"));
      return;
    }
    // Another node may have made the token a moment ago.
    void level().then(() => {
      const principal = who();
      if (principal !== undefined) admit(principal);
      else {
        failedTokens.failed(address);
        next(new Error("unauthenticated"));
      }
    });
  };
}
