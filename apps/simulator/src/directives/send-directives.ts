import { SIDE_OF } from "@ioc/domain/directive/directive-step.ts";
import type { WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import { boardSchema, type Hotspot } from "@ioc/protocol/board.ts";
import { directiveListSchema, directiveSchema } from "@ioc/protocol/directives.ts";
import { dossierListSchema } from "@ioc/protocol/dossiers.ts";
import { tokenCreatedSchema } from "@ioc/protocol/people.ts";
import type { Api } from "../provisioning/api.ts";
import { planDirectives } from "./plan-directives.ts";

export interface SendDirectivesOptions {
  /** Of the administrator. */
  readonly api: Api;
  /** The same server with another token. */
  readonly apiWith: (token: string) => Api;
  readonly province: string;
  readonly calendar: WorkingCalendar;
  readonly zone: Zone;
  readonly nowMs: number;
}

const LEADER = "Lãnh đạo tỉnh (mô phỏng)";
const STAFF = "Bộ phận Một cửa (mô phỏng)";
const MOST_DOSSIERS = 10;

/**
 * Urges the worst cells of the province's board, some of which have answered already. Once only: where there is any
 * directive, whoever tries out the demo has others to see.
 *
 * @returns how many were sent
 */
export async function sendDirectives(options: SendDirectivesOptions): Promise<number> {
  const { api, province, calendar, zone, nowMs } = options;
  const there = directiveListSchema.parse(await api.call("GET", `/api/v1/directives?unit=${province}&limit=1`));
  if (there.items.length > 0) return 0;
  const { hotspots } = boardSchema.parse(await api.call("GET", `/api/v1/board?unit=${province}`));
  const planned = planDirectives(hotspots, calendar, zone, nowMs);
  await withToken(options, LEADER, "leader", (leader) =>
    withToken(options, STAFF, "staff", async (staff) => {
      for (const { hotspot, text, dueAtMs, steps } of planned) {
        const dossiers = await overdueOf(api, hotspot);
        const { unit, field } = hotspot;
        const dueAt = new Date(dueAtMs).toISOString();
        const body = { unit, text, dueAt, dossiers, field, measure: "overdue" };
        const { id } = directiveSchema.parse(await leader.call("POST", "/api/v1/directives", body));
        for (const { action, comment } of steps) {
          const side = SIDE_OF[action] === "unit" ? staff : leader;
          await side.call("POST", `/api/v1/directives/${id}/${action}`, { comment });
        }
      }
    }),
  );
  return planned.length;
}

/** Somebody with a role in the whole province, for as long as that takes. */
async function withToken(
  { api, apiWith, province }: SendDirectivesOptions,
  name: string,
  role: "leader" | "staff",
  work: (as: Api) => Promise<void>,
): Promise<void> {
  const made = tokenCreatedSchema.parse(await api.call("POST", "/api/v1/tokens", { name, role, unit: province }));
  try {
    await work(apiWith(made.token));
  } finally {
    await api.call("DELETE", `/api/v1/tokens/${encodeURIComponent(made.id)}`);
  }
}

async function overdueOf(api: Api, { unit, field }: Hotspot): Promise<string[]> {
  const query = new URLSearchParams({ unit, field, measure: "overdue", own: "1", limit: String(MOST_DOSSIERS) });
  const { items } = dossierListSchema.parse(await api.call("GET", `/api/v1/dossiers?${query}`));
  return items.map(({ code }) => code);
}
