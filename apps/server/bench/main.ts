import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { type BenchReport, benchEmbedded } from "./embedded.ts";

const BENCHES: Readonly<Record<string, (events: number) => Promise<BenchReport>>> = { embedded: benchEmbedded };
const DEFAULT_EVENTS = 500_000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { events: { type: "string", default: String(DEFAULT_EVENTS) } },
});
const bench = BENCHES[positionals[0] ?? ""];
if (bench === undefined) {
  process.stderr.write(`usage: npm run bench -- NAME [--events N]\nNAME: ${Object.keys(BENCHES).join(", ")}\n`);
  process.exit(2);
}
const events = Number(values.events);
if (!Number.isSafeInteger(events) || events < 1) {
  process.stderr.write("--events must be a whole number above 0\n");
  process.exit(2);
}
const [cpu] = cpus();
process.stdout.write(
  `${cpu?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ` +
    `Node ${process.version}; server and load on the same machine\n`,
);
const { rows, result } = await bench(events);
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, measured, wanted] of rows) {
  process.stdout.write(`${what.padEnd(width)}  ${measured.padStart(22)}  ${wanted}\n`);
}
process.stdout.write(`${JSON.stringify(result)}\n`);
