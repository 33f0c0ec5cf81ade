import { createServer } from "node:net";

/** Below those that the system gives to whoever asks for any: nobody takes one while its server is down. */
const FIRST = 20_000;
const LAST = 32_000;

/** A free port that can be listened on again and again. */
export async function lastingPort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}
