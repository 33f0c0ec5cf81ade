import type { IncomingMessage } from "node:http";
import type { AccessTrail } from "../access/access-trail.ts";
import type { Authenticator } from "../access/authenticate.ts";
import type { Credentials } from "../access/authentication.ts";
import { clientAddress, type IsTrusted } from "../access/client-address.ts";
import { type Action, type Decision, decide } from "../access/decide.ts";
import type { Principal } from "../access/principal.ts";
import { reachOf } from "../access/reach.ts";
import { isOwnOrigin } from "../access/same-origin.ts";
import type { AccessSettings } from "../access/settings.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { ChangeVersions } from "../cluster/change-watch.ts";
import type { Clock } from "../lifecycle/clock.ts";

/** What is known of a connection. */
export interface SocketData {
  principal?: Principal;
  /** To find out again who it is. */
  credentials?: Credentials;
  /** The state of things by which it was let in: versions of the access watch, and of the reference data. */
  checkedAt?: { readonly access: number; readonly reference: number };
  address?: string;
}

interface Handshaken {
  readonly request: Pick<IncomingMessage, "headers" | "socket">;
  readonly handshake: { readonly auth: { readonly [member: string]: unknown } };
  readonly data: SocketData;
}

export interface AdmitParts {
  readonly state: LiveState;
  readonly clock: Clock;
  readonly access: AccessSettings;
  readonly authenticator: Authenticator;
  readonly watch: ChangeVersions;
  readonly trail: Pick<AccessTrail, "used" | "refused">;
  /** The address under which browsers reach us. */
  readonly origin: string;
  /** Proxies that are believed about whom they speak for. */
  readonly isTrusted: IsTrusted;
}

/** Refuses a connection with a `connect_error` whose message is the code. */
export function admitSocket(
  action: Action,
  parts: AdmitParts,
): (socket: Handshaken, next: (error?: Error) => void) => void {
  return (socket, next) => {
    admit(socket, action, parts).then(
      (refused) => next(refused === null ? undefined : new Error(refused)),
      () => next(new Error("unavailable")),
    );
  };
}

async function admit(
  { request, handshake, data }: Handshaken,
  action: Action,
  { state, clock, access, authenticator, watch, trail, origin, isTrusted }: AdmitParts,
): Promise<string | null> {
  const { token } = handshake.auth;
  const address = clientAddress(request, isTrusted);
  // A token that is no text stands for nobody, as an unknown one does.
  const text =
    token === undefined || token === null || token === "" ? undefined : typeof token === "string" ? token : "invalid";
  const credentials = { token: text, cookie: request.headers.cookie };
  const refuse = (decision: Exclude<Decision, "yes">, who: Principal): string => {
    if (who.kind !== "nobody") trail.refused({ who, address }, action, "connection");
    return decision;
  };
  const checkedAt = { access: watch.version, reference: state.reference.version };
  const found = await authenticator.authenticate(credentials, address);
  if (!found.ok) return found.code;
  const { principal } = found;
  // Browsers send cookies along from pages that are not ours.
  const isByCookie = text === undefined && principal.kind !== "nobody";
  if (isByCookie && !isOwnOrigin(request.headers, origin)) return refuse("forbidden", principal);
  const rules = { reach: reachOf(state.reference, clock.now()), publicBoard: access.publicBoard };
  const decision = decide(principal, action, "anything", rules);
  if (decision !== "yes") return refuse(decision, principal);
  data.principal = principal;
  data.credentials = credentials;
  data.checkedAt = checkedAt;
  data.address = address;
  return null;
}
