import { parseArgs } from "node:util";
import { benchAlerts } from "./alerts.ts";
import type { BenchOptions, BenchReport } from "./bench-options.ts";
import { Cleanups } from "./cleanups.ts";
import { benchEmbedded } from "./embedded.ts";
import { benchEstimates } from "./estimates.ts";
import { benchFanout } from "./fanout.ts";
import { benchGrowth } from "./growth.ts";
import { benchIngest } from "./ingest.ts";
import { benchLatency } from "./latency.ts";
import { describeMachine } from "./machine.ts";
import { benchMemory } from "./memory.ts";
import { benchRestart } from "./restart.ts";
import { benchSingles } from "./singles.ts";
import { benchSoak } from "./soak.ts";
import { benchStorm } from "./storm.ts";
import { benchWalls } from "./walls.ts";

interface Bench {
  readonly run: (options: BenchOptions) => Promise<BenchReport>;
  /** What is measured against what, before the figures. */
  readonly method: string;
}

/** Those that measure on a PostgreSQL server. */
const SERVER_BENCHES: Readonly<Record<string, Bench>> = {
  ingest: {
    run: benchIngest,
    method: "batches of all feeds until acknowledged, between runs of COPY of the very rows into a like table",
  },
  singles: {
    run: benchSingles,
    method:
      "one event in each message, between runs of a server that inserts a turn's events at once and folds nothing",
  },
  latency: {
    run: benchLatency,
    method: "from a feed's emit to the patch at a client, between two halves of the same load over a bare relay",
  },
  fanout: {
    run: benchFanout,
    method: "a patch each half second to all clients, between two runs of a bare room that emits the same bytes",
  },
  restart: {
    run: benchRestart,
    method: "from the start of the process to /readyz, against an empty start and reading what is stored",
  },
  growth: {
    run: benchGrowth,
    method: "windows of ingest and boards over HTTP at few and at many stored events, COPY into a fresh table beside",
  },
  walls: {
    run: benchWalls,
    method: "processor time under the same load with and without walls, in turn",
  },
  memory: {
    run: benchMemory,
    method: "resident memory with dossiers that all wait, against the same units without one",
  },
  storm: {
    run: benchStorm,
    method: "all clients connect and subscribe at once, against a bare server that answers the same document",
  },
  soak: {
    run: benchSoak,
    method: "the same load for long on a server that has worked, its second fifth against its last",
  },
};
/** Those that need nothing but Node. */
const LOCAL_BENCHES: Readonly<Record<string, (events: number | undefined) => Promise<BenchReport>>> = {
  embedded: (events = EMBEDDED_EVENTS) => benchEmbedded(events),
  alerts: benchAlerts,
  estimates: benchEstimates,
};
const NAMES = [...Object.keys(SERVER_BENCHES), ...Object.keys(LOCAL_BENCHES)];
const NUMBERS = [
  "events",
  "rate",
  "clients",
  "seconds",
  "minutes",
  "in-flight",
  "rounds",
  "feeds",
  "nodes",
  "settle",
] as const;
const EMBEDDED_EVENTS = 500_000;

const USAGE = `usage: npm run bench -- NAME [options]
NAME: ${NAMES.join(", ")}; frames: the wall in a browser [--seconds N] [--rate PATCHES] [--soak MINUTES]
options, where a benchmark knows them: ${NUMBERS.map((name) => `--${name} N`).join(" ")}
  --database NAME  a database that is made if it is not there, kept, and found filled the next time
  --profile        where the server's processor time went
All but embedded, alerts and estimates need DATABASE_URL: a PostgreSQL server on which a database can be made and dropped. REDIS_URL is used where it is set.
`;

function refuse(text: string): never {
  process.stderr.write(text);
  process.exit(2);
}

function readArguments(): { name: string; given: Omit<BenchOptions, "databaseUrl" | "cleanups"> } {
  const number = { type: "string" } as const;
  const parse = () =>
    parseArgs({
      allowPositionals: true,
      options: {
        ...(Object.fromEntries(NUMBERS.map((name) => [name, number])) as Record<
          (typeof NUMBERS)[number],
          typeof number
        >),
        database: { type: "string" },
        profile: { type: "boolean", default: false },
      },
    });
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse();
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  const { positionals, values } = parsed;
  const [name = ""] = positionals;
  if (positionals.length !== 1 || !NAMES.includes(name)) return refuse(USAGE);
  const numbers = NUMBERS.flatMap((option) => {
    const text = values[option];
    if (text === undefined) return [];
    const value = Number(text);
    if (!Number.isFinite(value) || value <= 0) return refuse(`--${option} must be a number above 0\n`);
    return [[option === "in-flight" ? "inFlight" : option, value]];
  });
  return {
    name,
    given: {
      ...Object.fromEntries(numbers),
      ...(values.database === undefined ? {} : { database: values.database }),
      profile: values.profile,
    },
  };
}

function runLocal(name: string, events: number | undefined): Promise<BenchReport> {
  const local = LOCAL_BENCHES[name];
  return local === undefined ? refuse(USAGE) : local(events);
}

const { name, given } = readArguments();
const { DATABASE_URL, REDIS_URL } = process.env;
const bench = SERVER_BENCHES[name];
const databaseUrl = bench === undefined ? undefined : (DATABASE_URL ?? "");
if (databaseUrl === "" || (databaseUrl !== undefined && !URL.canParse(databaseUrl))) {
  refuse(
    `${name} measures on PostgreSQL: set DATABASE_URL to a server on which a database can be made and dropped, as\n` +
      "  DATABASE_URL=postgres://postgres@127.0.0.1:5432/postgres npm run bench -- ingest\n" +
      "(embedded, alerts and estimates need no database)\n",
  );
}
const cleanups = new Cleanups();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void cleanups.run().then(() => process.exit(1));
  });
}
try {
  process.stdout.write(`${await describeMachine(databaseUrl, REDIS_URL || undefined)}\n`);
  if (bench !== undefined) process.stdout.write(`${name}: ${bench.method}\n`);
  const { rows, result } =
    (await bench?.run({ ...given, databaseUrl: databaseUrl ?? "", cleanups })) ?? (await runLocal(name, given.events));
  await cleanups.run();
  const width = Math.max(...rows.map(([what]) => what.length));
  for (const [what, measured, wanted] of rows) {
    process.stdout.write(`${what.padEnd(width)}  ${measured.padStart(22)}  ${wanted}\n`);
  }
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  await cleanups.run();
  process.exit(1);
}
