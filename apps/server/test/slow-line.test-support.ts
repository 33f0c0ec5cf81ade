import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Slow 3G as WebPageTest means it: 400 kbit/s, and 400 ms there and back. */
const BYTES_PER_MS = 50;
const ROUND_TRIP_MS = 400;
/** What a connection costs before the first byte of a request: one round trip for TCP, one for TLS 1.3, which there is none of here. */
const HANDSHAKES = 2;

/** What something took of a line. */
interface LineCost {
  /** How often the browser waited for an answer before it could ask on, at most. */
  readonly roundTrips: number;
  /** To the browser, of everything. */
  readonly bytes: number;
  /** What that is on Slow 3G if no byte comes while another one is waited for, ms. */
  readonly ms: number;
}

/**
 * A line below HTTP, so that whatever a browser does goes over it: pages, worker, sockets. Slow, it holds everything back
 * as Slow 3G would, and counts what it takes, so that the sum does not depend on how busy the machine is.
 */
export interface SlowLine {
  readonly url: string;
  isSlow: boolean;
  /** Counts from here on; open connections count as closed, and the line as free. */
  begin(): void;
  cost(): LineCost;
  close(): void;
}

export async function openSlowLine(server: string): Promise<SlowLine> {
  const { hostname, port } = new URL(server);
  const sockets = new Set<Socket>();
  /** Round trips that lie before whatever the browser has been given so far. */
  let given = 0;
  let bytes = 0;
  let freeAtMs = 0;

  const proxy = createServer((browser) => {
    const onward = connect(Number(port), hostname);
    /** Round trips that lie before what this connection was asked last. */
    let asked = given + HANDSHAKES;
    const openAtMs = line.isSlow ? performance.now() + HANDSHAKES * ROUND_TRIP_MS : 0;
    browser.on("data", (chunk) => {
      asked = Math.max(asked, given);
      later(onward, chunk, Math.max(performance.now(), openAtMs) + ROUND_TRIP_MS / 2);
    });
    onward.on("data", (chunk) => {
      const answers = asked + 1;
      freeAtMs = Math.max(freeAtMs, performance.now()) + chunk.length / BYTES_PER_MS;
      later(browser, chunk, freeAtMs + ROUND_TRIP_MS / 2, () => {
        given = Math.max(given, answers);
        bytes += chunk.length;
      });
    });
    for (const [one, other] of [
      [browser, onward],
      [onward, browser],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });

  function later(to: Socket, chunk: Buffer, atMs: number, done: () => void = () => undefined): void {
    const deliver = (): void => {
      done();
      if (!to.destroyed) to.write(chunk);
    };
    if (line.isSlow) setTimeout(deliver, Math.max(0, atMs - performance.now()));
    else deliver();
  }

  await new Promise<void>((done) => void proxy.listen(0, hostname, done));
  const line: SlowLine = {
    url: `http://${hostname}:${(proxy.address() as AddressInfo).port}`,
    isSlow: false,
    begin: () => {
      for (const socket of sockets) socket.destroy();
      given = 0;
      bytes = 0;
      freeAtMs = 0;
    },
    cost: () => ({ roundTrips: given, bytes, ms: given * ROUND_TRIP_MS + bytes / BYTES_PER_MS }),
    close: () => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return line;
}
