import { describe, expect, it } from "vitest";
import { checkDraft, draftOf } from "./unit-form.ts";

describe("the form of a unit", () => {
  const unit = { code: "SG.01", name: "Xã Suối Vàng", kind: "commune", parent: "SG", lat: 15.5, lon: 108.25 } as const;

  it("says the unit again that was put in", () => {
    expect(checkDraft(draftOf(unit))).toEqual({ ok: true, unit });
  });

  it("takes spaces off, and a decimal comma", () => {
    const draft = { ...draftOf(unit), name: "  Xã Suối Vàng ".normalize("NFD"), lat: "15,5", lon: " 108,25" };
    expect(checkDraft(draft)).toEqual({ ok: true, unit });
  });

  it("names the fields that are wrong, in the order of the form", () => {
    const draft = {
      ...draftOf(unit),
      code: "mã sai",
      name: "",
      kind: "",
      validFrom: "2026-07-01",
      validTo: "2026-06-30",
      lat: "x",
    };
    expect(checkDraft(draft)).toEqual({ ok: false, faults: ["code", "name", "kind", "validTo", "lat"] });
  });
});
