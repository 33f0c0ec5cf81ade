import type { ProcedureBody } from "@ioc/protocol/provisioning.ts";
import { describe, expect, it } from "vitest";
import { checkDraft, draftOf } from "./procedure-form.ts";

describe("the form of a procedure", () => {
  const procedure: ProcedureBody = {
    code: "1.001193",
    name: "Đăng ký khai sinh",
    field: "Hộ tịch",
    level: "commune",
    service: "full",
    limit: 0,
    limitUnit: "workingDay",
  };

  it("says the procedure again that was put in, a limit of nothing too", () => {
    expect(checkDraft(draftOf(procedure))).toEqual({ ok: true, procedure });
  });

  it("leaves open whether there is a fee, or says it", () => {
    expect(checkDraft({ ...draftOf(procedure), fee: "due" })).toMatchObject({ ok: true, procedure: { fee: "due" } });
    expect(checkDraft(draftOf({ ...procedure, fee: "none" }))).toMatchObject({ ok: true, procedure: { fee: "none" } });
    expect(checkDraft({ ...draftOf({ ...procedure, fee: "none" }), fee: "" })).toEqual({ ok: true, procedure });
  });

  it("takes a fraction with a comma, but of working hours only", () => {
    const draft = { ...draftOf(procedure), limit: "1,5" };
    expect(checkDraft({ ...draft, limitUnit: "workingHour" })).toMatchObject({ ok: true, procedure: { limit: 1.5 } });
    expect(checkDraft(draft)).toEqual({ ok: false, faults: ["limit"] });
  });

  it("names the fields that are wrong; two names of fields are reserved", () => {
    expect(checkDraft({ ...draftOf({}), field: "feedback" })).toEqual({
      ok: false,
      faults: ["code", "name", "field", "level", "service", "limit", "limitUnit"],
    });
  });
});
