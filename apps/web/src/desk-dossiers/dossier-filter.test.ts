import { expect, it } from "vitest";
import { isTheBoards, periodOf, queryOf, readFilter, writeFilter } from "./dossier-filter.ts";

const read = (text: string) => readFilter(new URLSearchParams(text));

it("reads an address, and passes over what it does not know", () => {
  expect(read("measure=overdue&field=Đất đai&channel=counter&state=open&period=year")).toMatchObject({
    measure: "overdue",
    field: "Đất đai",
    channel: "counter",
    state: "open",
    period: "year",
    code: "",
  });
  expect(read("measure=king&channel=king&state=king&period=king&from=2026-13-01")).toMatchObject({
    measure: "inProgress",
    channel: undefined,
    state: undefined,
    period: "month",
    from: undefined,
  });
});

it("looks for a code among everything, unless a measure is named", () => {
  expect(read("code=H36").measure).toBeUndefined();
  expect(read("code=H36&measure=all").measure).toBeUndefined();
  expect(read("code=H36&measure=overdue").measure).toBe("overdue");
  expect(read("measure=all").measure).toBe("inProgress");
});

it("writes what was chosen and leaves the rest of the address alone", () => {
  const before = new URLSearchParams("unit=SG&measure=overdue&field=x&period=year");
  expect(writeFilter(before, { field: undefined, state: "open", period: "month" }).toString()).toBe(
    "unit=SG&measure=overdue&state=open",
  );
});

it("means days by their names, or from one day to another, whichever comes first", () => {
  expect(periodOf(read("period=month"), "2026-03-11")).toEqual({ from: "2026-03-01", to: "2026-03-11" });
  expect(periodOf(read("period=days&from=2026-03-09&to=2026-03-02"), "2026-03-11")).toEqual({
    from: "2026-03-02",
    to: "2026-03-09",
  });
  expect(periodOf(read("period=days"), "2026-03-11")).toEqual({ from: "2026-03-11", to: "2026-03-11" });
});

it("asks the server no more than it has to know", () => {
  expect(queryOf(read("code=H36"), "SG", "2026-03-11")).toEqual({ unit: "SG", code: "H36" });
  expect(queryOf(read("measure=received&period=today"), undefined, "2026-03-11")).toEqual({
    measure: "received",
    from: "2026-03-11",
    to: "2026-03-11",
  });
  expect(queryOf(read(""), "SG", "2026-03-11")).toMatchObject({ measure: "inProgress", sort: "due" });
});

it("knows when the list is the board's number", () => {
  expect(isTheBoards(read("measure=overdue&field=x"))).toBe(true);
  for (const narrowed of ["code=H36", "code=H&measure=overdue", "state=open", "channel=postal", "procedure=1.2"]) {
    expect(isTheBoards(read(narrowed)), narrowed).toBe(false);
  }
});
