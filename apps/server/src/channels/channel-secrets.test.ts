import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { ChannelSecrets } from "./channel-secrets.ts";

const secrets = new ChannelSecrets("a key of the accounts, long enough");
const signed = { id: "m-1", timestamp: Math.floor(Date.now() / 1000), body: '{"type":"test"}' };

function headersOf(signature: string | undefined) {
  return {
    "webhook-id": signed.id,
    "webhook-timestamp": String(signed.timestamp),
    "webhook-signature": signature ?? "",
  };
}

test("what is signed is taken by a receiver that others wrote, by the new key and by the old one", () => {
  const [older, newer] = [secrets.make("c"), secrets.make("c")];
  const headers = headersOf(secrets.sign("c", [newer.sealed, older.sealed], signed));
  for (const { secret } of [older, newer]) {
    expect(new Webhook(secret).verify(signed.body, headers)).toEqual({ type: "test" });
  }
  expect(() => new Webhook(secrets.make("c").secret).verify(signed.body, headers)).toThrow();
  expect(() => new Webhook(newer.secret).verify(`${signed.body} `, headers)).toThrow();
  expect(() => new Webhook(newer.secret).verify(signed.body, { ...headers, "webhook-id": "m-2" })).toThrow();
});

test("a key is no use under another channel's name or another IOC_SECRET, and does not lie open", () => {
  const { secret, sealed } = secrets.make("c");
  expect(secrets.sign("d", [sealed], signed)).toBeUndefined();
  expect(new ChannelSecrets("another").sign("c", [sealed], signed)).toBeUndefined();
  expect(secrets.sign("c", ["AAAA"], signed)).toBeUndefined();
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  expect(Buffer.from(sealed, "base64url").includes(key)).toBe(false);
});
