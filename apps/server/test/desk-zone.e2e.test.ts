import { expect, test } from "vitest";
import { provisionDeskProvince } from "./desk-province.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";

const TIME_ZONE = "Asia/Tokyo";

const desk = deskServer(provisionDeskProvince, () => Promise.resolve({ timeZone: TIME_ZONE }));

test("whichever page is the first, its hours are of the server's civil time", async () => {
  const page = await desk.open("/desk/feed?unit=SG");
  await page.waitForSelector(".event time");
  const shown = await page
    .locator(".event time")
    .evaluateAll((times) => times.map((time) => [time.getAttribute("datetime") ?? "", time.textContent ?? ""]));
  expect(shown).toHaveLength(8);
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: TIME_ZONE, hour: "2-digit", minute: "2-digit" });
  for (const [instant = "", text] of shown) expect(text?.slice(0, 5)).toBe(clock.format(new Date(instant)));
  await page.context().close();
});
