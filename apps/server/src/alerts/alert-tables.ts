import type { AlertEffect } from "@ioc/domain/alert/alert-effect.ts";
import type { Severity } from "@ioc/domain/alert/severity.ts";
import type { Generated } from "kysely";

/** Tables of alert rules, alerts and silences; see migrations 0011 and 0017. Units are their numbers, instants ms. */
export interface AlertTables {
  /** A single row: how often any of the others but the notifications was changed. */
  alert_head: { id: number; version: number };
  /** `doc` is the rule as it was put, or null: it was deleted. */
  alert_rule: {
    id: string;
    version: number;
    unit: number;
    doc: string | null;
    changed_by: string | null;
    changed_at: number;
    reason: string | null;
    is_last: boolean;
  };
  /** `machine` is the domain's state; `version` that of the head when it last looked otherwise. */
  alert: {
    id: Generated<number>;
    rule: string;
    rule_version: number;
    unit: number;
    state: string;
    severity: string;
    value: number | null;
    since: number;
    fired_at: number | null;
    resolved_at: number | null;
    acknowledged_by: string | null;
    acknowledged_at: number | null;
    comment: string | null;
    assigned_to: string | null;
    escalated_at: number | null;
    is_flapping: boolean;
    inhibited_by: number | null;
    silence: number | null;
    machine: string;
    /** The machine goes on from here. */
    is_open: boolean;
    version: number;
  };
  /** What people did about an alert. */
  alert_deed: {
    id: Generated<number>;
    alert: number;
    at: number;
    deed: "acknowledged" | "commented" | "assigned";
    by_name: string | null;
    to_name: string | null;
    comment: string | null;
  };
  silence: {
    id: Generated<number>;
    unit: number | null;
    rule: string | null;
    until: number;
    reason: string;
    created_by: string | null;
    created_at: number;
    ended_at: number | null;
  };
  alert_notification: {
    id: Generated<number>;
    created_at: number;
    /** Not to be told before. */
    due_at: number;
    rule: string;
    /** Whose people are told: the group's, or those above it. */
    unit: number;
    audience: "unit" | "leadersAbove";
    kind: AlertEffect["kind"];
    severity: Severity;
    doc: string;
    /** When it was handed to the channels; null: not yet. */
    handed_at: Generated<number | null>;
  };
}
