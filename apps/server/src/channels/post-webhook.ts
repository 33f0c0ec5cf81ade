import { lookup } from "node:dns";
import { type IncomingHttpHeaders, request as requestByHttp } from "node:http";
import { request as requestByHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { type Attempt, failed } from "./attempt.ts";
import type { MayGoTo } from "./webhook-addresses.ts";

/** All of an attempt, from looking up the name to the answer's head. */
const WITHIN_MS = 10_000;

export interface WebhookPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends the attempt from outside. */
  readonly signal: AbortSignal;
}

/**
 * Posts to an address that somebody entered, if it leads where webhooks may go; redirects are not followed, and of the
 * answer nothing is told but its status, so that nobody learns by it what stands elsewhere.
 */
export async function postWebhook(
  { url, headers, body, signal }: WebhookPost,
  mayGoTo: MayGoTo,
  withinMs = WITHIN_MS,
): Promise<Attempt> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, "");
  // A name is looked at when it is looked up; an address never is.
  if (isIP(host) !== 0 && !mayGoTo(host)) return forbidden(host);
  const tooLong = AbortSignal.timeout(withinMs);
  const send = target.protocol === "https:" ? requestByHttps : requestByHttp;
  return new Promise((done) => {
    const request = send(target, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      // A connection of its own: one that was kept was looked up for somebody else.
      agent: false,
      lookup: guarded(mayGoTo),
      signal: AbortSignal.any([signal, tooLong]),
    });
    request.once("response", (response) => {
      done(attemptOf(response.statusCode ?? 0, response.headers));
      // Taken to its end, and looked at by nobody: a receiver may take a line that is cut for a failure.
      response.once("error", () => undefined).resume();
    });
    request.once("error", (error: NodeJS.ErrnoException) => {
      done(tooLong.aborted ? failed("timeout") : attemptOfError(error, host));
    });
    request.end(body);
  });
}

const FORBIDDEN = "EFORBIDDENADDRESS";

/** Looks a name up, and goes on with those of its addresses alone that may be gone to. */
function guarded(mayGoTo: MayGoTo): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, "");
      const allowed = found.filter(({ address }) => mayGoTo(address));
      const [first] = allowed;
      if (first === undefined) {
        return callback(Object.assign(new Error("an address that is not allowed"), { code: FORBIDDEN }), "");
      }
      if (options.all === true) return callback(null, allowed);
      return callback(null, first.address, first.family);
    });
  };
}

function forbidden(host: string): Attempt {
  return failed("forbiddenAddress", { detail: host, isFinal: true });
}

/** Of those that say no these ask for another attempt (RFC 9110, RFC 8470, RFC 6585). */
const ASK_AGAIN = new Set([408, 425, 429]);

function attemptOf(status: number, headers: IncomingHttpHeaders): Attempt {
  if (status >= 200 && status < 300) return { ok: true };
  if (status >= 300 && status < 400) return failed("redirected", { status, isFinal: true });
  const askedMs = retryAfterMs(headers["retry-after"]);
  if (status >= 400 && status < 500 && !ASK_AGAIN.has(status)) return failed("refused", { status, isFinal: true });
  return failed("unwell", { status, askedMs });
}

/** RFC 9110 section 10.2.3: seconds, or a date. */
function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

function attemptOfError({ code = "", message }: NodeJS.ErrnoException, host: string): Attempt {
  if (code === FORBIDDEN) return forbidden(host);
  if (/CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS|^ERR_SSL/.test(code)) return failed("certificate", { detail: code });
  return failed("unreachable", { detail: code === "" ? message : code });
}
