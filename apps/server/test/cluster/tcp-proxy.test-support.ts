import { connect, createServer, type Server, type Socket } from "node:net";

interface Line {
  readonly near: Socket;
  readonly far: Socket;
}

/**
 * A network between two programs that can be broken: it passes bytes on, holds them back as a network does that lost
 * its way, or refuses.
 */
export class TcpProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #lines = new Set<Line>();
  #isRefusing = false;
  #holdsRequests = false;
  #holdsAnswers = false;

  static async to(port: number): Promise<TcpProxy> {
    let take: (near: Socket) => void = () => undefined;
    const server = createServer((near) => take(near));
    await new Promise<void>((done, fail) => {
      server.once("error", fail);
      server.listen(0, "127.0.0.1", done);
    });
    const address = server.address();
    const proxy = new TcpProxy(server, typeof address === "object" && address !== null ? address.port : 0);
    take = (near) => proxy.#take(near, port);
    return proxy;
  }

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  /** Ends all lines; new ones are taken. */
  cut(): void {
    for (const { near, far } of this.#lines) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** Ends all lines and takes no new one. */
  refuse(): void {
    this.#isRefusing = true;
    this.cut();
  }

  /** From now on nothing passes in either direction, and nobody is told. */
  stall(): void {
    this.#holdsRequests = true;
    this.holdAnswers();
  }

  /** Requests arrive, what is answered does not. */
  holdAnswers(): void {
    this.#holdsAnswers = true;
    for (const line of this.#lines) this.#apply(line);
  }

  /** Everything passes again, what was held back included. */
  open(): void {
    this.#isRefusing = false;
    this.#holdsRequests = false;
    this.#holdsAnswers = false;
    for (const line of this.#lines) this.#apply(line);
  }

  async close(): Promise<void> {
    this.refuse();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }

  #take(near: Socket, port: number): void {
    if (this.#isRefusing) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(port, "127.0.0.1");
    const line = { near, far };
    this.#lines.add(line);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.setNoDelay(true);
      one.on("data", (bytes) => void other.write(bytes));
      one.on("end", () => other.end());
      one.on("error", () => undefined);
      one.on("close", () => {
        this.#lines.delete(line);
        other.destroy();
      });
    }
    this.#apply(line);
  }

  #apply({ near, far }: Line): void {
    if (this.#holdsRequests) near.pause();
    else near.resume();
    if (this.#holdsAnswers) far.pause();
    else far.resume();
  }
}
