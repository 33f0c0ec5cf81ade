import { createTransport } from "nodemailer";
import { type Attempt, failed } from "./attempt.ts";
import { addressOfSender, type MailSettings } from "./channel-settings.ts";

export interface Mail {
  /** The same however often it is sent. */
  readonly id: string;
  readonly to: readonly string[];
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

  async send({ id, to, subject, text, signal }: Mail): Promise<Attempt> {
    const settings = this.#settings;
    if (settings === undefined) return failed("noMailServer");
    const { host, port, isSecure, user, password, from } = settings;
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
      const { rejected } = await transport.sendMail({
        from,
        // Each sees the others: they are one office.
        to: [...to],
        subject,
        text,
        messageId: `<${id}@${addressOfSender(from).split("@")[1] ?? host}>`,
        // RFC 3834: so that nobody's out-of-office note answers it.
        headers: { "Auto-Submitted": "auto-generated" },
        signal: AbortSignal.any([signal, tooLong]),
      });
      if (rejected.length === 0) return { ok: true };
      const { fault } = failed("mailRefused", { detail: rejected.join(", ") });
      return { ok: true, fault };
    } catch (error) {
      return tooLong.aborted ? failed("timeout") : attemptOf(error as MailError);
    } finally {
      transport.close();
    }
  }
}

interface MailError {
  readonly code?: string;
  /** What the server answered (RFC 5321 section 4.2). */
  readonly responseCode?: number;
  readonly response?: string;
  readonly message?: string;
}

/** Where it is the message or its addresses that the server does not take; else it is the server. */
const OF_THE_MAIL = new Set(["EENVELOPE", "EMESSAGE"]);

function attemptOf({ code = "", responseCode, response, message }: MailError): Attempt {
  const details = { status: responseCode ?? null, detail: response ?? (code === "" ? message : code) };
  if (!OF_THE_MAIL.has(code)) return failed("mailServer", details);
  return failed("mailRefused", { ...details, isFinal: responseCode !== undefined && responseCode >= 500 });
}
