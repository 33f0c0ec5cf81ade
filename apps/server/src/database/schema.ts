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
  dossier: { id: Generated<number>; kind: number; code: string; opened: number };
  event_key: { key: string };
  event: {
    opened: number;
    dossier: number;
    /** Its place among the dossier's events in the order of their commits, from 1. */
    seq: number;
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
  /** A single row: how far the ledger goes, the version of the reference data, and how often the ledger was made anew. */
  ledger_head: { id: number; position: number; reference: number; epoch: number };
  ledger: {
    position: number;
    recorded_at: number;
    reference: number;
    units: number[];
    steps: Uint8Array;
    taken: Uint8Array;
  };
  node: { id: string; seen_at: number; units: number[] };
  rollup_segment: { day: number; part: number; steps: Uint8Array };
  rollup_state: { id: number; position: number; arrivals: string; recent: Generated<Uint8Array> };
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
