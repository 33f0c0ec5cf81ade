import { describe, expect, it } from "vitest";
import { stepsOf } from "./start-steps.ts";

const EMPTY = { units: 0, yearIsKnown: true, procedures: 0, feeds: 0, heard: false };
const said = (installation: Parameters<typeof stepsOf>[0]) =>
  stepsOf(installation)?.map(({ step, done, next }) => `${step}${done ? " done" : ""}${next ? " next" : ""}`);

describe("the first steps of an installation", () => {
  it("lead from an empty database to the first event, one thing at a time", () => {
    expect(said(EMPTY)).toEqual(["units next", "calendar done", "procedures", "feed", "event"]);
    expect(said({ ...EMPTY, units: 3 })).toEqual(["units done", "calendar done", "procedures next", "feed", "event"]);
    expect(said({ ...EMPTY, units: 3, yearIsKnown: false })?.[1]).toBe("calendar next");
    expect(said({ ...EMPTY, units: 3, procedures: 9, feeds: 1 })?.[4]).toBe("event next");
  });

  it("say nothing before all is known", () => {
    expect(stepsOf({ ...EMPTY, feeds: undefined })).toBeUndefined();
  });
});
