import type { Socket } from "socket.io";
import { type Action, type Principal, refusal } from "../access/principal.ts";
import type { AccessSettings } from "../access/settings.ts";
import { principalOf } from "../access/tokens.ts";
import type { LiveState } from "../boards/live-state.ts";

interface Handshaken {
  readonly handshake: { readonly auth: { readonly [member: string]: unknown } };
  readonly data: { principal?: Principal };
}

/** Refuses a connection with a `connect_error` whose message is the code. */
export function admitSocket(
  action: Action,
  state: LiveState,
  access: AccessSettings,
): (socket: Socket & Handshaken, next: (error?: Error) => void) => void {
  return (socket, next) => {
    const token = socket.handshake.auth["token"];
    // A token that is no text stands for nobody, as an unknown one does.
    const text = token === undefined || token === null ? undefined : typeof token === "string" ? token : "invalid";
    const principal = principalOf(text, access.bootstrapToken, state.reference);
    const refused = principal === undefined ? "unauthenticated" : refusal(principal, action, access.publicBoard);
    if (principal === undefined || refused !== null) {
      next(new Error(refused ?? "unauthenticated"));
      return;
    }
    socket.data.principal = principal;
    next();
  };
}
