import { compileCalendar, type WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import { createFeedClient } from "@ioc/feed-client/feed-client.ts";
import { boardSchema } from "@ioc/protocol/board.ts";
import { checkCalendarBody } from "@ioc/protocol/calendar.ts";
import { feedCreatedSchema, type UnitBody } from "@ioc/protocol/provisioning.ts";
import { procedureBodies } from "../province/procedures.ts";
import { type Api, createApi } from "../provisioning/api.ts";
import { compareFigures, type FigureRow } from "./figure-rows.ts";
import { replayEvents } from "./replay-events.ts";
import type { ReportedDistrict } from "./reported-figures.ts";

export interface FiguresOptions {
  /** A fresh server, or one that was used for nothing else: other dossiers of these districts would be counted too. */
  readonly url: string;
  /** Service token with the administrator's role. */
  readonly token: string;
  readonly zone: Zone;
  readonly districts: readonly ReportedDistrict[];
  readonly onProgress?: (words: string) => void;
}

/** Replays what the districts reported through the feed protocol, and reads it back from their boards. */
export async function runFigures(options: FiguresOptions): Promise<FigureRow[]> {
  const api = createApi(options.url, options.token);
  await api.call("PUT", "/api/v1/procedures", procedureBodies());
  await api.call("PUT", "/api/v1/units", options.districts.flatMap(unitsOf));
  const calendar = await readCalendar(api);
  const rows: FigureRow[] = [];
  for (const district of options.districts) {
    const events = await replay(options, api, district, calendar);
    options.onProgress?.(`${district.name}: ${events} events acknowledged`);
    const period = `unit=${district.code}&from=${district.from}&to=${district.to}`;
    const board = boardSchema.parse(await api.call("GET", `/api/v1/board?${period}`));
    rows.push(...compareFigures(district, board));
  }
  return rows;
}

function unitsOf({ code, name, nameEn, province }: ReportedDistrict): UnitBody[] {
  return [
    { ...province, kind: "province" },
    { code, name, nameEn, kind: "district", parent: province.code, codePrefix: `${code}-` },
  ];
}

/** The server's own, so that the replay means the same days by "ahead" and "on time". */
async function readCalendar(api: Api): Promise<WorkingCalendar> {
  const checked = checkCalendarBody(await api.call("GET", "/api/v1/calendar"));
  if (!checked.ok) throw new Error("the server's calendar is none");
  return compileCalendar(checked.value);
}

async function replay(
  options: FiguresOptions,
  api: Api,
  district: ReportedDistrict,
  calendar: WorkingCalendar,
): Promise<number> {
  const name = `Số liệu báo cáo ${district.name}`;
  const feed = feedCreatedSchema.parse(await api.call("POST", "/api/v1/feeds", { unit: district.code, name }));
  const rejections: string[] = [];
  const client = createFeedClient({
    url: options.url,
    token: feed.token,
    lingerMs: 100,
    onOutcome: (event, outcome) => {
      if (!outcome.taken && rejections.length < 5) rejections.push(`${event.id}: ${outcome.code} ${outcome.message}`);
    },
  });
  let sent = 0;
  try {
    for (const event of replayEvents(district, calendar, options.zone)) {
      await client.enqueue(event);
      sent += 1;
    }
    await client.flush();
  } finally {
    await client.stop({ timeoutMs: 0 });
  }
  if (rejections.length > 0) throw new Error(`the server rejected events of the replay: ${rejections.join("; ")}`);
  return sent;
}
