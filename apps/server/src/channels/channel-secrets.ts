import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

/** Of Standard Webhooks 1.0: keys are told with this before them. */
const PREFIX = "whsec_";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = "aes-256-gcm";

/** What is signed: id, time and body with dots between them, so that none of them can be exchanged. */
export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The keys by which webhooks are signed. They have to be known to sign, so they cannot be kept as hashes: they lie in the
 * database encrypted, each bound to its channel, by a key that is derived from that of the accounts (IOC_SECRET).
 */
export class ChannelSecrets {
  readonly #key: Buffer;

  constructor(accountSecret: string) {
    this.#key = Buffer.from(hkdfSync("sha256", accountSecret, "", "channel secrets", KEY_BYTES));
  }

  /** A new one, as it is shown, and as it is kept. */
  make(channel: string): { readonly secret: string; readonly sealed: string } {
    const key = randomBytes(KEY_BYTES);
    return { secret: PREFIX + key.toString("base64"), sealed: this.#seal(channel, key) };
  }

  /**
   * The signature by each key, with spaces between.
   *
   * @returns undefined if a key cannot be read: it was encrypted by another IOC_SECRET
   */
  sign(channel: string, sealed: readonly string[], { id, timestamp, body }: Signed): string | undefined {
    try {
      const signatures = sealed.map((one) =>
        createHmac("sha256", this.#open(channel, one)).update(`${id}.${timestamp}.${body}`).digest("base64"),
      );
      return signatures.map((signature) => `v1,${signature}`).join(" ");
    } catch {
      return undefined;
    }
  }

  #seal(channel: string, key: Buffer): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, iv).setAAD(Buffer.from(channel));
    return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString("base64url");
  }

  #open(channel: string, sealed: string): Buffer {
    const bytes = Buffer.from(sealed, "base64url");
    const decipher = createDecipheriv(CIPHER, this.#key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(channel)).setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  }
}
