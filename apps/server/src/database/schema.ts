import type { Generated } from "kysely";

/** Instants are stored as int8 milliseconds since 1970; drivers are set up to read them as numbers. */
export interface Database {
  setting: { key: string; value: string };
  unit: { id: Generated<number>; code: string; doc: string };
  procedure: { id: Generated<number>; code: string; version: number; doc: string | null };
  procedure_version: { procedure: number; version: number; amount: number; unit: string };
  calendar: { version: Generated<number>; doc: string; recorded_at: number };
  feed: {
    id: Generated<number>;
    unit: number;
    name: string;
    token_hash: string;
    created_at: number;
    revoked_at: number | null;
  };
  dossier: { id: Generated<number>; kind: number; code: string; events: number };
  event: {
    dossier: number;
    time: number;
    source: string;
    id: string;
    type: number;
    unit: number;
    feed: number;
    recorded_at: number;
    procedure: number | null;
    procedure_version: number | null;
    calendar: number | null;
    to_unit: number | null;
    data: string;
  };
  ledger: { position: Generated<number>; recorded_at: number; steps: Uint8Array; units: number[] };
  rollup_day: { day: number; position: number; steps: Uint8Array };
  rollup_state: { id: number; position: number; arrivals: string };
  fault: {
    id: Generated<number>;
    kind: string;
    unit: number;
    other_unit: number | null;
    feed: number;
    dossier: number | null;
    subject: string | null;
    source: string | null;
    event_id: string | null;
    type: string | null;
    time: string | null;
    recorded_at: number;
    code: string | null;
    path: string | null;
    message: string;
  };
}
