import { enableCompileCache } from "node:module";

// Compiling the program takes most of an empty server's start; where nothing can be kept it is just compiled again.
enableCompileCache();
const { runServer } = await import("./run-server.ts");

try {
  await runServer(process.env);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
