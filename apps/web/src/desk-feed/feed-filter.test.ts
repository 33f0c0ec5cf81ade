import type { Happening } from "@ioc/protocol/happenings.ts";
import { expect, test } from "vitest";
import { fitting, readFilter, writeFilter } from "./feed-filter.ts";

const NONE = { type: "", field: "", at: "", code: "" } as const;

function event(changed: Partial<Happening>): Happening {
  return {
    ...{ source: "/units/U", id: "1", type: "vn.motcua.dossier.received", subject: "H36.12-0007" },
    ...{ unit: "U1", unitName: "Xã", unitNameEn: null, field: "Hộ tịch" },
    ...{ time: "2026-03-11T02:00:00.000Z", recordedAt: "2026-03-11T02:00:00.000Z" },
    ...changed,
  };
}

test("each member narrows, all of them together", () => {
  const events = [
    event({}),
    event({ type: "vn.motcua.dossier.paid" }),
    event({ field: "Đất đai" }),
    event({ unit: "U2", subject: "K-1" }),
  ];
  const count = (filter: object): number => fitting(events, { ...NONE, ...filter }).length;
  expect(count({})).toBe(4);
  expect(count({ type: "vn.motcua.dossier.paid" })).toBe(1);
  expect(count({ field: "Hộ tịch" })).toBe(3);
  expect(count({ at: "U1" })).toBe(3);
  expect(count({ code: " h36.12 " })).toBe(3);
  expect(count({ code: "h36", field: "Đất đai", at: "U2" })).toBe(0);
});

test("the address holds the filter, and what it held besides", () => {
  const filter = { type: "vn.motcua.dossier.paid", field: "Đất đai", at: "U1", code: "H3" } as const;
  const query = writeFilter(new URLSearchParams("unit=U&code=old"), filter);
  expect(query.get("unit")).toBe("U");
  expect(readFilter(query)).toEqual(filter);
  expect(writeFilter(query, NONE).toString()).toBe("unit=U");
  expect(readFilter(new URLSearchParams("type=king"))).toEqual(NONE);
});
