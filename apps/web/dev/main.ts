// node dev/main.ts [port]: the built page in every state, see fixture-server.ts.
import { startFixtureServer } from "./fixture-server.ts";

const { url } = await startFixtureServer(
  new URL("../dist", import.meta.url).pathname,
  Number(process.argv[2] ?? "8090"),
);
process.stdout.write(`${url}?unit=usual\n`);
