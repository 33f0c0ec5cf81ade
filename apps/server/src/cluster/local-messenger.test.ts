import { expect, test } from "vitest";
import { LocalMessenger } from "./local-messenger.ts";

test("in one process everything published is heard, in order, and only on its topic", async () => {
  const messenger = new LocalMessenger();
  const heard: string[] = [];
  const done = new Promise<void>((resolve) => {
    messenger.subscribe("ledger", (text) => {
      heard.push(text);
      if (text === "3") resolve();
    });
  });
  messenger.subscribe("presence", (text) => heard.push(`presence ${text}`));
  for (const text of ["1", "2", "3"]) messenger.publish("ledger", text);
  expect(heard).toEqual([]);
  await done;
  expect(heard).toEqual(["1", "2", "3"]);
  expect(messenger.state).toBe("off");
});
