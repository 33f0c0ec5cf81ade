import { z } from "zod";
import { isNetwork } from "../access/client-address.ts";

/** The mail server that e-mails are handed to. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else by STARTTLS where the server offers it. */
  readonly isSecure: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** As it stands in `From:`. */
  readonly from: string;
}

export interface ChannelSettings {
  /** Undefined: e-mails cannot be sent. */
  readonly mail: MailSettings | undefined;
  /** Networks that webhooks may go to besides public addresses. */
  readonly webhookNetworks: readonly string[];
}

const DEFAULT_PORT = { "smtp:": 587, "smtps:": 465 } as const;

export type MailServer = Omit<MailSettings, "from">;

/** smtp://user:password@host:port or smtps://…, which may hold a password: never repeated in a fault. */
export const mailServerSetting = z.string().transform((text, context): MailServer => {
  const server = parseMailServer(text);
  if (server !== undefined) return server;
  context.addIssue({
    code: "custom",
    message: "must be smtp:// or smtps://[user:password@]host[:port] (the text is not repeated here)",
  });
  return z.NEVER;
});

/** An address, or one with a name before it: "Một Cửa IOC <ioc@example.vn>". */
export const mailFromSetting = z.string().refine((text) => isSender(text), {
  error: 'must be an e-mail address, as ioc@example.vn or "Một Cửa IOC <ioc@example.vn>"',
});

export const webhookNetworksSetting = z
  .string()
  .default("")
  .transform((text) => text.split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()])))
  .refine((parts) => parts.every(isNetwork), { error: "must be addresses or networks, as 10.20.0.0/16,::1" });

function parseMailServer(text: string): MailServer | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  if (protocol !== "smtp:" && protocol !== "smtps:") return undefined;
  if (hostname === "" || !["", "/"].includes(pathname) || search + hash !== "") return undefined;
  if ((username === "") !== (password === "")) return undefined;
  try {
    return {
      host: hostname.replace(/^\[|\]$/g, ""),
      port: port === "" ? DEFAULT_PORT[protocol] : Number(port),
      isSecure: protocol === "smtps:",
      user: username === "" ? undefined : decodeURIComponent(username),
      password: password === "" ? undefined : decodeURIComponent(password),
    };
  } catch {
    return undefined;
  }
}

function isSender(text: string): boolean {
  const address = /^[^<>\r\n]*<([^<>]+)>$/.exec(text)?.[1] ?? text;
  return z.email().safeParse(address).success;
}

/** The address alone. */
export function addressOfSender(from: string): string {
  return /<([^<>]+)>$/.exec(from)?.[1] ?? from;
}
