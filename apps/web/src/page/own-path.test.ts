import { expect, it } from "vitest";
import { isDeskPath, ownPath, signInPath } from "./own-path.ts";

const origin = "https://ioc.example.vn";

it("goes back to paths of this site", () => {
  for (const path of ["/", "/admin/units?search=x", "/approve?code=BCDF-GHJK", "/?unit=SG#top"]) {
    expect(ownPath(path, origin)).toBe(path);
  }
});

it.each([
  null,
  "",
  "https://elsewhere.example",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "/\t/elsewhere.example",
  "javascript:alert(1)",
  "admin",
  "/sign-in?return=/sign-in",
])("does not follow %j", (text) => {
  expect(ownPath(text, origin)).toBe("/admin");
});

it("brings the whole path to the sign-in page", () => {
  const path = "/approve?code=BCDF-GHJK&x=1";
  expect(new URLSearchParams(signInPath(path).split("?")[1]).get("return")).toBe(path);
});

it("knows which paths are the desk's", () => {
  for (const path of ["/sign-in", "/account", "/admin/units?x", "/approve?code=1", "/desk/feed", "/dossiers/H99.1-2"]) {
    expect(isDeskPath(path), path).toBe(true);
  }
  expect(["/", "/?unit=SG", "/index.html", "/screen", "/screen/?x"].some(isDeskPath)).toBe(false);
});

it("leaves what leads nowhere to the desk, which says so", () => {
  expect(["/administrator", "/desks", "/screens", "/screen/1", "/a/b"].every(isDeskPath)).toBe(true);
});
