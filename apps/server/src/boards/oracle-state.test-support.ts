import { differenceOf, FIRST_PROCEDURE } from "@ioc/domain/dossier/step.ts";
import type { CalendarSpec } from "@ioc/domain/time/working-calendar.ts";
import { createZone, type Zone } from "@ioc/domain/time/zone.ts";
import { checkEvent } from "@ioc/protocol/check-event.ts";
import type { ProcedureBody, UnitBody } from "@ioc/protocol/provisioning.ts";
import type { OracleWorld } from "@ioc/testkit/oracle/oracle-world.ts";
import { type FoldFault, outcomeOf } from "../ingest/dossier-change.ts";
import type { Movement } from "../ingest/event-committer.ts";
import { type AnyEvent, eventOfRow, type Kind, kindOf, typeCode } from "../ingest/stored-event.ts";
import { Reference } from "../reference/reference.ts";
import { LiveState } from "./live-state.ts";

/** A world of the oracle, taken in as the server takes it in: event by event, each as the difference it makes. */
export interface TakenWorld {
  readonly state: LiveState;
  /** By dossier number. */
  readonly codes: ReadonlyMap<number, string>;
  readonly faults: readonly (FoldFault & { readonly subject: string })[];
  readonly feedIds: ReadonlyMap<number, string>;
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  const zone = zones.get(name) ?? createZone(name);
  if (zone === undefined) throw new Error(`no zone ${name}`);
  zones.set(name, zone);
  return zone;
}

/** @param take what is done with each event's movement; without it only its steps are kept */
export function takeWorld(world: OracleWorld, take?: (movement: Movement, state: LiveState) => void): TakenWorld {
  const zone = zoneOf(world.timezone);
  const procedureCodes = [
    ...new Set([
      ...world.procedures.map(({ code }) => code),
      ...world.events.flatMap(({ event }) =>
        typeof event.data?.["procedure"] === "string" ? [event.data["procedure"]] : [],
      ),
    ]),
  ];
  const procedureId = (code: string): number => FIRST_PROCEDURE + procedureCodes.indexOf(code);
  const versionsOf = (code: string) =>
    world.procedures.filter((p) => p.code === code).sort((a, b) => a.provisionedAt - b.provisionedAt);
  const calendars = [...world.calendars].sort((a, b) => a.from - b.from);
  const feedIds = new Map(world.feeds.map(({ id }, index) => [index + 1, id]));
  const unitIds = new Map(world.units.map(({ code }, index) => [code, index + 1]));

  const reference = new Reference(
    {
      version: 1,
      units: world.units.map((body, index) => ({ id: index + 1, body: body as UnitBody })),
      procedures: procedureCodes.map((code) => {
        const versions = versionsOf(code);
        const newest = versions.at(-1);
        return {
          id: procedureId(code),
          code,
          version: versions.length,
          body: newest === undefined ? null : (newest as unknown as ProcedureBody),
        };
      }),
      limits: procedureCodes.flatMap((code) =>
        versionsOf(code).map(({ limit, limitUnit }, index) => ({
          procedure: procedureId(code),
          version: index + 1,
          limit: { amount: limit, unit: limitUnit },
        })),
      ),
      calendars: calendars.map(({ spec }, index) => ({
        version: index + 1,
        spec: { holidays: [], workdays: [], ...spec } as CalendarSpec,
      })),
      serviceTokens: [],
      feeds: world.feeds.map(({ id, unit }, index) => ({
        id: index + 1,
        unit: unitIds.get(unit) ?? 0,
        name: id,
        tokenHash: id,
        olderTokens: [],
        createdAt: 0,
        revokedAt: null,
      })),
      targets: {},
    },
    zone,
  );
  const state = new LiveState(reference);
  const context = reference.foldContext();
  const dossiers = new Map<string, { id: number; kind: Kind; events: AnyEvent[] }>();
  const codes = new Map<number, string>();
  for (const [index, { event, feed, recordedAt }] of world.events.entries()) {
    const verdict = checkEvent(event, recordedAt);
    if (!verdict.ok) throw new Error(`the oracle made an event that is refused: ${verdict.path} ${verdict.message}`);
    const checked = verdict.event;
    const procedure = checked.type === "vn.motcua.dossier.received" ? checked.data.procedure : undefined;
    const kind = kindOf(checked.type);
    const key = `${kind}${checked.subject}`;
    let dossier = dossiers.get(key);
    if (dossier === undefined) {
      dossier = { id: dossiers.size + 1, kind, events: [] };
      dossiers.set(key, dossier);
      codes.set(dossier.id, checked.subject);
    }
    const before = outcomeOf(kind, dossier.events, context);
    dossier.events.push(
      eventOfRow({
        opened: 0,
        seq: 1,
        dossier: dossier.id,
        time: checked.timeMs,
        source: checked.source,
        id: checked.id,
        type: typeCode(checked.type),
        unit: unitIds.get(checked.unit) ?? 0,
        feed: world.feeds.findIndex(({ id }) => id === feed) + 1,
        recorded_at: recordedAt,
        procedure: procedure === undefined ? null : procedureId(procedure),
        procedure_version:
          procedure === undefined ? null : versionsOf(procedure).filter((v) => v.provisionedAt <= recordedAt).length,
        calendar: calendars.filter(({ from }) => from <= recordedAt).length,
        to_unit: checked.type === "vn.motcua.dossier.transferred" ? (unitIds.get(checked.data.toUnit) ?? 0) : null,
        data: JSON.stringify(event.data ?? {}),
      }),
    );
    const after = outcomeOf(kind, dossier.events, context);
    const id = dossier.id;
    const steps = differenceOf(before.steps, after.steps).map((step) => ({ ...step, dossier: id }));
    if (take === undefined) {
      for (const step of steps) state.cube.add(step);
      continue;
    }
    const unit = unitIds.get(checked.unit) ?? 0;
    const { timeMs: time, type } = checked;
    const taken = { recordedAt, time, type, unit, procedure: procedure === undefined ? 0 : procedureId(procedure) };
    take({ position: index + 1, recordedAt, reference: 1, steps, units: [unit], taken: [taken] }, state);
  }
  const faults = [...dossiers.values()].flatMap(({ id, kind, events }) =>
    outcomeOf(kind, events, context).faults.map((fault) => ({ ...fault, subject: codes.get(id) ?? "" })),
  );
  return { state, codes, faults, feedIds };
}
