import { type CivilTime, civilTime } from "./civil-time.ts";
import type { Limit } from "./deadline-rules.ts";
import type { OracleWorld } from "./oracle-world.ts";
import type { ReadEvent } from "./read-events.ts";
import { type UnitTree, unitTree } from "./unit-tree.ts";
import { type WorkingTime, workingTime } from "./working-time.ts";

/** What the provisioned world says about an event, by the moment of the event's commit. */
export type RuleBook = {
  readonly civil: CivilTime;
  /** The calendar in force at a commit. */
  readonly workAt: (commitMs: number) => WorkingTime;
  /** The limit in force at a commit; of a procedure not known then its first later version, if any. */
  readonly limitAt: (procedure: string, commitMs: number) => Limit | undefined;
  /** A procedure's present field, whatever the moment looked at. */
  readonly fieldOf: (procedure: string) => string;
  readonly isKnown: (procedure: string) => boolean;
  /** Whether the unit lies in the subtree of the feed that sent the event, on the civil day of its commit. */
  readonly feedCovers: (event: ReadEvent, unit: string) => boolean;
};

export function ruleBook(world: OracleWorld): RuleBook {
  const civil = civilTime(world.timezone);
  const versions = [...world.procedures].sort((a, b) => a.provisionedAt - b.provisionedAt);
  const calendars = [...world.calendars]
    .sort((a, b) => a.from - b.from)
    .map(({ spec, from }) => ({ from, work: workingTime(spec, civil) }));
  const trees = new Map<number, UnitTree>();

  function treeOn(day: number): UnitTree {
    const tree = trees.get(day) ?? unitTree(world.units, day);
    trees.set(day, tree);
    return tree;
  }

  return {
    civil,
    workAt: (commitMs) => {
      const inForce = calendars.findLast(({ from }) => from <= commitMs);
      if (inForce === undefined) throw new Error("the world has no calendar in force at a commit");
      return inForce.work;
    },
    limitAt: (procedure, commitMs) => {
      const ofThis = versions.filter(({ code }) => code === procedure);
      return ofThis.findLast(({ provisionedAt }) => provisionedAt <= commitMs) ?? ofThis[0];
    },
    fieldOf: (procedure) => versions.findLast(({ code }) => code === procedure)?.field ?? "unclassified",
    isKnown: (procedure) => versions.some(({ code }) => code === procedure),
    feedCovers: (event, unit) => treeOn(civil.dayOf(event.recordedAtMs)).contains(event.feedUnit, unit),
  };
}
