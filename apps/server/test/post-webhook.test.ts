import { afterAll, beforeAll, expect, test } from "vitest";
import { postWebhook } from "../src/channels/post-webhook.ts";
import { HookReceiver } from "./hook-receiver.test-support.ts";

let hooks: HookReceiver;
beforeAll(async () => {
  hooks = await HookReceiver.open();
});
afterAll(() => hooks.close());

const { signal } = new AbortController();

test("a receiver that does not answer in time is left, and may be tried again", async () => {
  hooks.answer = () => new Promise(() => undefined);
  const post = { url: hooks.url, headers: {}, body: "{}", signal };
  const attempt = await postWebhook(post, () => true, 50);
  expect(attempt).toMatchObject({ ok: false, isFinal: false, fault: { code: "timeout" } });
});

test("each address that a name leads to is looked at, and those that may not be gone to are left out", async () => {
  hooks.answer = () => ({ status: 204 });
  const { port } = new URL(hooks.url);
  const post = { url: `http://localhost:${port}/`, headers: {}, body: "{}", signal };
  const looked: string[] = [];
  const attempt = await postWebhook(post, (address) => {
    looked.push(address);
    return address === "127.0.0.1";
  });
  expect(attempt).toEqual({ ok: true });
  expect(looked).toContain("127.0.0.1");
});
