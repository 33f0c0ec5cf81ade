import { type DirectiveAction, type DirectiveState, SIDE_OF, stepOf } from "@ioc/domain/directive/directive-step.ts";
import { firstNoticeAt } from "@ioc/domain/directive/directive-times.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { AuditAction } from "@ioc/protocol/audit.ts";
import type { Measure } from "@ioc/protocol/names.ts";
import type { Kysely, Transaction, Updateable } from "kysely";
import type { Caller } from "../access/caller.ts";
import type { AccessRules } from "../access/decide.ts";
import type { Principal } from "../access/principal.ts";
import { actorOf } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { sidesOf } from "./directive-sides.ts";
import {
  addDirective,
  addDirectiveStep,
  changeDirective,
  type DirectiveRow,
  directiveSteps,
  holdDirective,
  nextDirectiveVersion,
} from "./directive-store.ts";
import type { DirectiveTables } from "./directive-tables.ts";

export interface DirectivesParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly clock: Clock;
  /** Called after the commit of a change. */
  changed(): void;
}

/** A directive to be sent, all of it checked. */
export interface NewDirective {
  readonly unit: number;
  /** In whose name; null: above all units. */
  readonly fromUnit: number | null;
  readonly text: string;
  readonly dueAt: number;
  readonly dossiers: readonly string[];
  readonly alert: string | null;
  readonly field: string | null;
  readonly measure: Measure | null;
}

export type StepTaken =
  | { readonly ok: true; readonly row: DirectiveRow }
  | { readonly ok: false; readonly why: "forbidden" }
  | { readonly ok: false; readonly why: "conflict"; readonly state: DirectiveState; readonly detail: string };

/** Urging units and what they do about it: each step with its line of history and of the audit trail, in one transaction. */
export class Directives {
  readonly #parts: DirectivesParts;

  constructor(parts: DirectivesParts) {
    this.#parts = parts;
  }

  async send(caller: Caller, directive: NewDirective): Promise<DirectiveRow> {
    const { unit, fromUnit, text, dueAt, dossiers, alert, field, measure } = directive;
    const { db, state, clock, changed } = this.#parts;
    const { zone, calendar } = state.reference;
    const now = clock.now();
    const sent = await db.transaction().execute(async (transaction) => {
      const row = await addDirective(transaction, {
        unit,
        from_unit: fromUnit,
        sent_by: nameOf(caller.who),
        words: text,
        due_at: dueAt,
        dossiers: JSON.stringify(dossiers),
        alert,
        field,
        measure,
        state: "sent",
        sent_at: now,
        notice_at: firstNoticeAt(now, dueAt, zone, calendar),
        version: await nextDirectiveVersion(transaction),
      });
      await this.#note(transaction, caller, row, { seq: 1, action: "send", comment: null, before: null });
      return row;
    });
    changed();
    return sent;
  }

  /**
   * Takes a step, if it is the caller's (DIR-5) and in order (DIR-1 … DIR-4). Undefined: there is no such directive.
   *
   * @param find throws if whoever asks may not read it
   */
  async take(
    caller: Caller,
    rules: AccessRules,
    id: number,
    { action, comment }: { readonly action: DirectiveAction; readonly comment: string | null },
    find: (row: DirectiveRow) => void,
  ): Promise<StepTaken | undefined> {
    const { db, clock, changed } = this.#parts;
    const taken = await db.transaction().execute(async (transaction): Promise<(StepTaken & Changed) | undefined> => {
      const before = await holdDirective(transaction, id);
      if (before === undefined) return undefined;
      find(before);
      const sides = sidesOf(caller.who, { unit: before.unit, fromUnit: before.from_unit }, rules);
      if (!sides[SIDE_OF[action]]) return { ok: false, why: "forbidden" };
      const step = stepOf(before.state, action, comment !== null);
      if (step.kind === "conflict") {
        return { ok: false, why: "conflict", state: before.state, detail: CONFLICTS[step.why] };
      }
      const last = (await directiveSteps(transaction, id)).at(-1);
      const isNew = comment !== null && !(last?.action === action && last.comment === comment);
      if (step.kind === "repeated" && !isNew) return { ok: true, row: before };
      const version = await nextDirectiveVersion(transaction);
      const moved = step.kind === "moved" ? movedBy(action, before, clock.now()) : {};
      const row = await changeDirective(transaction, id, { ...moved, state: step.state, version });
      await this.#note(transaction, caller, row, { seq: (last?.seq ?? 0) + 1, action, comment, before: before.state });
      return { ok: true, row, isChanged: true };
    });
    if (taken?.isChanged === true) changed();
    return taken;
  }

  async #note(
    transaction: Transaction<Database>,
    { who, address }: Caller,
    row: DirectiveRow,
    { seq, action, comment, before }: Noted,
  ): Promise<void> {
    const at = this.#parts.clock.now();
    const actor = actorOf(who);
    const { id: directive, state, unit } = row;
    const by = { by_kind: actor.kind, by_id: actor.id, by_name: nameOf(who) };
    await addDirectiveStep(transaction, { directive, seq, at, action, state, ...by, comment });
    const sent = {
      text: row.words,
      dueAt: formatInstant(row.due_at),
      dossiers: JSON.parse(row.dossiers),
      alert: row.alert,
      field: row.field,
      measure: row.measure,
    };
    await writeAudit(transaction, at, [
      {
        actor,
        action: `directive.${action}` satisfies AuditAction,
        object: String(directive),
        unit,
        address,
        before: before === null ? null : { state: before },
        after: action === "send" ? { state, ...sent } : { state, comment },
      },
    ]);
  }
}

interface Changed {
  readonly isChanged?: boolean;
}

interface Noted {
  readonly seq: number;
  readonly action: DirectiveAction | "send";
  readonly comment: string | null;
  readonly before: DirectiveState | null;
}

const CONFLICTS = {
  order: "The directive is not at that step",
  uncommented: "Nothing was reported yet: closing it takes a comment that says why",
} as const;

/** The moments that a step sets. */
function movedBy(action: DirectiveAction, row: DirectiveRow, now: number): Updateable<DirectiveTables["directive"]> {
  switch (action) {
    case "seen":
      return { seen_at: now };
    case "accept":
      return { seen_at: row.seen_at ?? now, accepted_at: now };
    case "report":
      return { reported_at: now };
    case "return":
      return { reported_at: null };
    case "close":
      return { closed_at: now, notice_at: null };
  }
}

/** Under which name people know somebody. */
function nameOf(who: Principal): string | null {
  return "name" in who ? who.name : null;
}
