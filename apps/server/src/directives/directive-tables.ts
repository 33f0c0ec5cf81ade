import type { DirectiveAction, DirectiveState } from "@ioc/domain/directive/directive-step.ts";
import type { DirectiveNotice } from "@ioc/domain/directive/directive-times.ts";
import type { Measure } from "@ioc/protocol/names.ts";
import type { Generated } from "kysely";

/** Instants are stored as int8 milliseconds since 1970. */
export interface DirectiveTables {
  /** A single row: raised by every transaction that changes directives. */
  directive_head: { id: number; version: number };
  directive: {
    id: Generated<number>;
    unit: number;
    /** In whose name it was sent; null: above all units. */
    from_unit: number | null;
    sent_by: string | null;
    words: string;
    due_at: number;
    /** Codes, as JSON. */
    dossiers: string;
    alert: string | null;
    /** What number it is about; null: none in particular. */
    field: string | null;
    measure: Measure | null;
    state: DirectiveState;
    sent_at: number;
    seen_at: number | null;
    accepted_at: number | null;
    reported_at: number | null;
    closed_at: number | null;
    /** When the next notice is due; null: there is none. */
    notice_at: number | null;
    version: number;
  };
  /** Everything that was done to a directive, from `seq` 1. */
  directive_step: {
    directive: number;
    seq: number;
    at: number;
    action: DirectiveAction | "send";
    state: DirectiveState;
    by_kind: string;
    by_id: string | null;
    by_name: string | null;
    comment: string | null;
    /** When it was handed to the channels; null: not yet. */
    handed_at: Generated<number | null>;
  };
  /** Reminders for the channels, each once. */
  directive_notice: {
    id: string;
    directive: number;
    kind: DirectiveNotice;
    due_at: number;
    made_at: number;
    /** When it was handed to the channels; null: not yet. */
    handed_at: Generated<number | null>;
  };
}
