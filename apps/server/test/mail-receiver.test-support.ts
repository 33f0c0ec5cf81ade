import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import type { MailSettings } from "../src/channels/channel-settings.ts";

export interface Mailed {
  readonly from: string;
  readonly to: readonly string[];
  /** Head and body as they crossed the wire. */
  readonly raw: string;
}

interface Refusal extends Error {
  responseCode: number;
}

/** A mail server on this machine that notes everything, and refuses what a test says (by the recipient's address). */
export class MailReceiver {
  readonly mailed: Mailed[] = [];
  /** An SMTP code of 4xx or 5xx; undefined: taken. */
  refuse: (address: string) => number | undefined = () => undefined;
  readonly #server: SMTPServer;

  /** @param offersTls by STARTTLS, with a certificate that nobody vouches for */
  static async open(offersTls = false): Promise<MailReceiver> {
    const receiver = new MailReceiver(offersTls);
    await new Promise<void>((done) => receiver.#server.listen(0, "127.0.0.1", done));
    return receiver;
  }

  private constructor(offersTls: boolean) {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: offersTls ? ["AUTH"] : ["STARTTLS", "AUTH"],
      onRcptTo: ({ address }, _session, done) => {
        const code = this.refuse(address);
        done(code === undefined ? null : (Object.assign(new Error("not here"), { responseCode: code }) as Refusal));
      },
      onData: (stream, { envelope }, done) => {
        void text(stream).then((raw) => {
          const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
          this.mailed.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
          done();
        });
      },
    });
  }

  get settings(): MailSettings {
    const { port } = this.#server.server.address() as AddressInfo;
    const from = "Một Cửa IOC <ioc@songiang.example.vn>";
    return { host: "127.0.0.1", port, isSecure: false, user: undefined, password: undefined, from };
  }

  async close(): Promise<void> {
    await new Promise<void>((done) => this.#server.close(done));
  }
}

/** A header of a mail, its words decoded (RFC 2047, as UTF-8 in base64 or quoted printable). */
export function headerOf({ raw }: Mailed, name: string): string {
  const [head = ""] = raw.split(/\r?\n\r?\n/, 1);
  const unfolded = head.replace(/\r?\n[ \t]+/g, " ");
  const line = unfolded.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? "";
  const value = line.slice(name.length + 1).trim();
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, text: string) => decoded(text, way));
}

/** The text of a mail. */
export function bodyOf(mailed: Mailed): string {
  const body = mailed.raw.replace(/^[\s\S]*?\r?\n\r?\n/, "");
  const way = headerOf(mailed, "Content-Transfer-Encoding").toLowerCase();
  if (way === "base64") return decoded(body, "b");
  return way === "quoted-printable" ? decoded(body.replace(/=\r?\n/g, ""), "plain") : body;
}

function decoded(text: string, way: string): string {
  if (way.toLowerCase() === "b") return Buffer.from(text, "base64").toString();
  const spaced = way.toLowerCase() === "q" ? text.replaceAll("_", " ") : text;
  const bytes = spaced.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
