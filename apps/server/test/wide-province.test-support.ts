import { expect } from "vitest";
import { call } from "./http-client.test-support.ts";
import { BOOTSTRAP_TOKEN } from "./running-server.test-support.ts";

const token = BOOTSTRAP_TOKEN;
const LETTERS = [..."ABCDEFGHIJKLMNOP"];
const NAMES = [
  "Hòa Lâm",
  "Tân Khê",
  "Mường Lộc",
  "Suối Vàng",
  "Quảng Nghĩa",
  "Phước Hải",
  "Đá Bạc",
  "Trà Khê",
  "Bình Sơn",
  "Vĩnh An",
  "Cẩm Thủy",
  "Đông Hòa",
  "Kim Long",
  "Lộc Ninh",
  "Nam Phú",
  "Yên Bài",
];

/** More than have a column or a row of their own on any scene. */
const FIELDS = [
  "Đất đai",
  "Xây dựng",
  "Hộ tịch",
  "Bảo trợ xã hội",
  "Cư trú",
  "Chứng thực",
  "Giảm nghèo",
  "Hộ kinh doanh",
  "Lâm nghiệp",
  "Thủy sản",
  "Giáo dục",
];

/** A province of sixteen districts, each with its office and two communes: more than have a row of their own. No name has a figure. */
const UNITS = [
  { code: "SG", name: "Tỉnh Sơn Giang", kind: "province" },
  ...LETTERS.flatMap((letter, index) => {
    const name = NAMES[index] ?? "";
    return [
      { code: `SG.${letter}`, name: `Huyện ${name}`, kind: "district", parent: "SG" },
      { code: `SG.${letter}.A`, name: `Xã ${name} Đông`, kind: "commune", parent: `SG.${letter}` },
      { code: `SG.${letter}.B`, name: `Xã ${name} Tây`, kind: "commune", parent: `SG.${letter}` },
    ];
  }),
  { code: "SG.S", name: "Sở Nông nghiệp", kind: "department", parent: "SG" },
];

const SOURCE = "Kế hoạch của tỉnh";
/** Some that are met, and some that are not. */
const TARGETS = {
  onTime: { value: 0.9, source: SOURCE },
  componentsDigitized: { value: 0.6, source: SOURCE },
  resultsDigitized: { value: 0.8, source: SOURCE },
  resultsSigned: { value: 0.75, source: SOURCE },
};

/** Provisions units, procedures and targets, and a feed for all; its token. */
export async function putWideProvince(url: string): Promise<string> {
  const put = async (path: string, body: object): Promise<void> => {
    expect((await call(url, "PUT", `/api/v1/${path}`, { token, body })).status).toBe(200);
  };
  await put("units", UNITS);
  await put(
    "procedures",
    FIELDS.map((field, index) => ({
      code: `p${index}`,
      name: `Thủ tục ${field}`,
      field,
      level: "commune",
      service: "full",
      limit: 3 + (index % 4),
      limitUnit: "workingDay",
    })),
  );
  await put("targets", TARGETS);
  const made = await call(url, "POST", "/api/v1/feeds", { token, body: { unit: "SG", name: "feed" } });
  return (made.body as { token: string }).token;
}

/** Units that are heard before the others, and then no more. */
const SILENT = new Set([
  "SG.A.B",
  "SG.B",
  "SG.C.A",
  "SG.C.B",
  "SG.D",
  "SG.E.A",
  "SG.F.A",
  "SG.G.A",
  "SG.H.A",
  "SG.I",
  "SG.J.A",
  "SG.K.A",
  "SG.L.A",
  "SG.M.B",
  "SG.N.A",
]);
/** Units that nothing is ever heard of. */
const NEVER = new Set(["SG.P.B", "SG.O.A"]);

/** Forty days of dossiers of the units that are silent later, or of the others; the same in every run. */
export async function sendWideProvince(url: string, feed: string, which: "silent" | "heard"): Promise<void> {
  const ofUnits = UNITS.filter(({ code }) => !NEVER.has(code) && SILENT.has(code) === (which === "silent")).flatMap(
    ({ code }, index) => dossiersOf(code, index),
  );
  const events = which === "silent" ? ofUnits : [...ofUnits, ...lateOnes()];
  for (let start = 0; start < events.length; start += 500) {
    const answer = await call(url, "POST", "/api/v1/events", {
      token: feed,
      type: "application/cloudevents-batch+json",
      body: events.slice(start, start + 500),
    });
    expect(answer.body).toMatchObject({ ok: true, rejected: [] });
  }
}

/** What one unit has resolved late this month: enough of it that the unit truly differs from all others. */
function lateOnes(): object[] {
  const unit = "SG.K.B";
  return Array.from({ length: 60 }, (_, number) => {
    const subject = `${unit}-late-${number}`;
    const event = (type: string, time: string, data: object) => ({
      ...{ specversion: "1.0", id: `${subject}-${type}`, source: `/units/${unit}`, subject, time, data },
      type: `vn.motcua.dossier.${type}`,
    });
    return [
      event("received", "2026-02-24T09:00:00+07:00", { procedure: "p1", channel: "counter" }),
      event("resolved", "2026-03-09T09:00:00+07:00", { outcome: "approved", result: "digital" }),
    ];
  }).flat();
}

const CHANNELS = ["counter", "onlineFull", "onlinePartial", "postal"];
const DAY_MS = 86_400_000;
const NOW_MS = Date.parse("2026-03-11T08:00:00+07:00");
const DOSSIERS = 44;

function dossiersOf(unit: string, index: number): object[] {
  return Array.from({ length: DOSSIERS }, (_, number) => {
    const seed = index * 7 + number * 3;
    const receivedMs = NOW_MS - (number % 22) * DAY_MS - (1 + (seed % 4)) * 600_000;
    const subject = `${unit}-${number}`;
    const event = (type: string, ms: number, data: object) => ({
      specversion: "1.0",
      id: `${subject}-${type}`,
      source: `/units/${unit}`,
      subject,
      type: `vn.motcua.dossier.${type}`,
      time: new Date(Math.min(ms, NOW_MS)).toISOString(),
      data,
    });
    const events = [
      event("received", receivedMs, {
        procedure: `p${seed % FIELDS.length}`,
        channel: CHANNELS[seed % CHANNELS.length],
        components: seed % 3 === 0 ? "full" : "none",
      }),
    ];
    if (seed % 11 === 0) events.push(event("suspended", receivedMs + 60_000, {}));
    else if (number % 5 !== 0) {
      const ms = receivedMs + (seed % 9) * DAY_MS;
      if (ms < NOW_MS || number % 22 === 0) {
        events.push(
          event("resolved", ms, { outcome: "approved", result: seed % 2 === 0 ? "digitalSigned" : "digital" }),
        );
      }
    }
    if (seed % 6 === 0)
      events.push(event("paid", receivedMs + 30_000, { method: seed % 4 === 0 ? "online" : "counter" }));
    return events;
  }).flat();
}
