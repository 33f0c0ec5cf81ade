import type { ColumnType, Generated } from "kysely";
import type { AccountTables } from "../accounts/account-tables.ts";
import type { AlertTables } from "../alerts/alert-tables.ts";
import type { ChannelTables } from "../channels/channel-tables.ts";
import type { DirectiveTables } from "../directives/directive-tables.ts";

/** JSON: written as text, read as whatever it may be. */
type JsonColumn = ColumnType<unknown, string | undefined, string>;

/** Instants are stored as int8 milliseconds since 1970; drivers are set up to read them as numbers. */
export interface Database extends AccountTables, AlertTables, ChannelTables, DirectiveTables {
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
    last_used_at: Generated<number | null>;
  };
  /** Tokens of feeds that newer ones took the place of, and that hold until then. */
  feed_older_token: { hash: string; feed: number; until: number };
  service_token: {
    id: Generated<number>;
    name: string;
    role: string;
    unit: number;
    token_hash: string;
    created_at: number;
    revoked_at: number | null;
    last_used_at: Generated<number | null>;
  };
  /** A single row: raised by every change of what somebody may do that is not in the reference data. */
  access_head: { id: number; version: number };
  /** A single row: the map as it was loaded last; `shapes` is null where there is none. */
  unit_map: { id: number; version: number; shapes: string | null };
  screen_head: { id: number; version: number };
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
  node: { id: string; seen_at: number; units: number[]; feeds: Generated<number[]> };
  /** One row, of all nodes. `lines`: JSON, pairs of a unit and the instant up to which a feed of it was connected, ms. */
  line_memory: { id: Generated<number>; told_at: number; lines: string };
  outage: { began_at: number; ended_at: number };
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
  /** Events that were sent again, by the civil day of their arrival and the unit they name. */
  duplicate_count: { unit: number; day: number; feed: number; count: number };
  /** Append-only: the database refuses to change or take away a row. `before` and `after` are JSON. */
  audit: {
    id: Generated<number>;
    at: number;
    actor_kind: string;
    actor_id: string | null;
    actor_name: string | null;
    action: string;
    object: string | null;
    unit: number | null;
    address: string | null;
    before: string | null;
    after: string | null;
  };
  /** `reload_at`: when it was told to load itself anew, until it has. */
  screen: {
    id: Generated<number>;
    name: string;
    unit: number;
    scene: string;
    approved_by: string;
    created_at: number;
    address: string | null;
    last_seen_at: number | null;
    reload_at: number | null;
    /** `screens/screen-programme.ts` reads them. */
    playlist: JsonColumn;
    schedule: JsonColumn;
    look: JsonColumn;
  };
  screen_credential: {
    id: Generated<number>;
    hash: string;
    screen: number;
    made_at: number;
    used_at: number | null;
    ends_at: number | null;
  };
  /** Screens that ask to be let in; `screen` once one of them is. */
  screen_request: {
    device_hash: string;
    user_code: string;
    asked_at: number;
    expires_at: number;
    polled_at: number | null;
    interval_s: number;
    address: string;
    network: string;
    agent: string | null;
    /** `seen`: it waits, and somebody has looked at it. */
    state: "waiting" | "seen" | "approved" | "denied";
    screen: number | null;
  };
  /** Codes that somebody has tried and no screen shows; `until`: as long as they count. */
  screen_guess: { guesser: string; until: number; wrong: number };
  /** Which screens are connected to which node. */
  screen_line: { node: string; screen: number; seen_at: number; connected_at: number | null };
  /** Who drives which screen, as the last command left it; `driver` is somebody for good, `name` what they are called. */
  screen_drive: {
    screen: number;
    driver: string;
    name: string;
    since: number;
    commanded_at: number;
    state: JsonColumn;
  };
  /** What each screen said of itself last. */
  screen_report: { screen: number; at: number; report: JsonColumn };
}
