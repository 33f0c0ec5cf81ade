import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("a token is enough", () => {
  const config = readConfig({ IOC_BOOTSTRAP_TOKEN: "secret" });
  expect(config).toMatchObject({ url: "http://127.0.0.1:8080", token: "secret", stateFile: "./data/simulator.json" });
  expect(config.zone.name).toBe("Asia/Ho_Chi_Minh");
});

test("every fault is listed at once", () => {
  const wrong = () => readConfig({ IOC_URL: "ftp://here", IOC_TIMEZONE: "Mars/Olympus" });
  expect(wrong).toThrow(/IOC_URL.*\n.*IOC_BOOTSTRAP_TOKEN.*\n.*IOC_TIMEZONE/);
});
