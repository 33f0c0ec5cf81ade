import { describe, expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { lightAt } from "./light.ts";

const { today } = fixtureProvince(USUAL).overview;
const at = (minute: string, day = today): string =>
  lightAt(Date.parse(`${today.date}T${minute}:00+07:00`), minute, day);

describe("the light of the wall", () => {
  it.each([
    ["05:59", "night"],
    ["06:00", "after"],
    ["06:29", "after"],
    ["06:30", "day"],
    ["12:15", "day"],
    ["17:59", "day"],
    ["18:00", "after"],
    ["19:59", "after"],
    ["20:00", "night"],
  ])("at %s of a working day", (minute, light) => expect(at(minute)).toBe(light));

  it("on a day off is low all day", () => {
    expect(at("10:00", { ...today, working: false, opensAt: null, closesAt: null })).toBe("after");
  });
});
