import { createTransport } from "nodemailer";
import { type Attempt, type FailedAttempt, failed, type MailRecipients } from "./attempt.ts";
import { addressOfSender, type MailSettings } from "./channel-settings.ts";

export interface Mail {
  /** The same however often it is sent. */
  readonly id: string;
  /** The office, as it stands in the head. */
  readonly to: readonly string[];
  /** Of an office of which some have got it: who has not. Null: everybody. */
  readonly recipients: MailRecipients | null;
  readonly subject: string;
  readonly text: string;
  /** Ends the attempt from outside. */
  readonly signal: AbortSignal;
}

const STEP_WITHIN_MS = 10_000;
const WITHIN_MS = 20_000;

/** Hands mail to the mail server that is set. */
export class Mailer {
  readonly #settings: MailSettings | undefined;

  constructor(settings: MailSettings | undefined) {
    this.#settings = settings;
  }

  get isSet(): boolean {
    return this.#settings !== undefined;
  }

  async send({ id, to, recipients, subject, text, signal }: Mail): Promise<Attempt> {
    const settings = this.#settings;
    if (settings === undefined) return failed("noMailServer");
    const { host, port, isSecure, user, password, from } = settings;
    const left = recipients?.left ?? to;
    const refusedBefore = recipients?.refused ?? [];
    const tooLong = AbortSignal.timeout(WITHIN_MS);
    const transport = createTransport({
      host,
      port,
      secure: isSecure,
      // A password never crosses the net in the open.
      requireTLS: user !== undefined,
      ...(user === undefined ? {} : { auth: { user, pass: password } }),
      connectionTimeout: STEP_WITHIN_MS,
      greetingTimeout: STEP_WITHIN_MS,
      socketTimeout: STEP_WITHIN_MS,
      dnsTimeout: STEP_WITHIN_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const { rejected, rejectedErrors } = await transport.sendMail({
        from,
        // Each sees the others: they are one office.
        to: [...to],
        envelope: { from: addressOfSender(from), to: [...left] },
        subject,
        text,
        messageId: `<${id}@${addressOfSender(from).split("@")[1] ?? host}>`,
        // RFC 3834: so that nobody's out-of-office note answers it.
        headers: { "Auto-Submitted": "auto-generated" },
        signal: AbortSignal.any([signal, tooLong]),
      });
      const missing = missingOf(rejected, rejectedErrors, refusedBefore);
      const names = [...missing.left, ...missing.refused];
      if (names.length === 0) return { ok: true };
      const refusal = failed("mailRefused", { detail: names.join(", ") });
      if (missing.left.length === 0) return { ok: true, fault: refusal.fault };
      return { ...refusal, recipients: missing, isPartial: true };
    } catch (error) {
      if (tooLong.aborted) return failed("timeout");
      const { rejected, rejectedErrors } = error as MailError;
      const attempt = attemptOf(error as MailError);
      if (rejected === undefined || (recipients === null && attempt.isFinal)) return attempt;
      const missing = missingOf(rejected, rejectedErrors, refusedBefore);
      const isPartial = missing.left.length + missing.refused.length < to.length;
      // Others have got it before: that the last ones take it for no time does not make it one that did not arrive.
      if (missing.left.length === 0 && isPartial) {
        return { ok: true, fault: failed("mailRefused", { detail: missing.refused.join(", ") }).fault };
      }
      return { ...attempt, recipients: missing, isPartial };
    } finally {
      transport.close();
    }
  }
}

/** Who has not got a mail, by what the server answered for each: not now (4xx), or not at all. */
function missingOf(
  rejected: readonly string[],
  errors: readonly MailError[] = [],
  refusedBefore: readonly string[],
): MailRecipients {
  const isForNow = (address: string): boolean => {
    const { responseCode } = errors.find(({ recipient }) => recipient === address) ?? {};
    return responseCode !== undefined && responseCode < 500;
  };
  return {
    left: rejected.filter(isForNow),
    refused: [...refusedBefore, ...rejected.filter((address) => !isForNow(address))],
  };
}

interface MailError {
  /** Whom the server refused, if it is about them, and what it said of each. */
  readonly rejected?: readonly string[] | undefined;
  readonly rejectedErrors?: readonly MailError[] | undefined;
  readonly recipient?: string | undefined;
  readonly code?: string | undefined;
  /** What the server answered (RFC 5321 section 4.2). */
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly message?: string | undefined;
}

/** Where it is the message or its addresses that the server does not take; else it is the server. */
const OF_THE_MAIL = new Set(["EENVELOPE", "EMESSAGE"]);

function attemptOf({ code = "", responseCode, response, message }: MailError): FailedAttempt {
  const details = { status: responseCode ?? null, detail: response ?? (code === "" ? message : code) };
  if (!OF_THE_MAIL.has(code)) return failed("mailServer", details);
  return failed("mailRefused", { ...details, isFinal: responseCode !== undefined && responseCode >= 500 });
}
