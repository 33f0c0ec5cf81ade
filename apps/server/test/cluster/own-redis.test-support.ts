import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lastingPort } from "./lasting-port.test-support.ts";
import { OwnProcess } from "./own-process.test-support.ts";
import { until } from "./until.test-support.ts";

/** A Redis server of the test's own that keeps nothing on disk. */
export class OwnRedis {
  readonly port: number;
  readonly #folder: string;
  #server: OwnProcess;

  static async start(): Promise<OwnRedis> {
    const redis = new OwnRedis(await mkdtemp(join(tmpdir(), "ioc-redis-")), await lastingPort());
    await redis.answers();
    return redis;
  }

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
    this.#server = this.#run();
  }

  async kill(): Promise<void> {
    await this.#server.end("SIGKILL");
  }

  async startAgain(): Promise<void> {
    this.#server = this.#run();
    await this.answers();
  }

  /** It holds its connections and answers nothing. */
  freeze(): void {
    this.#server.signal("SIGSTOP");
  }

  goOn(): void {
    this.#server.signal("SIGCONT");
  }

  async answers(): Promise<void> {
    await until("Redis answers", async () => (await this.command("PING")).startsWith("+PONG"));
  }

  /** One command without arguments that need quoting; the answer as Redis wrote it. */
  command(line: string): Promise<string> {
    return new Promise((done, fail) => {
      const socket = connect(this.port, "127.0.0.1", () => socket.write(`${line}\r\n`));
      socket.setTimeout(5000, () => socket.destroy(new Error("Redis did not answer")));
      socket.once("error", fail);
      socket.once("data", (answer) => {
        socket.destroy();
        done(answer.toString());
      });
    });
  }

  async remove(): Promise<void> {
    await this.#server.end("SIGKILL");
    await rm(this.#folder, { recursive: true, force: true });
  }

  #run(): OwnProcess {
    const args = [
      "--port",
      this.port,
      "--bind",
      "127.0.0.1",
      "--save",
      "",
      "--appendonly",
      "no",
      "--dir",
      this.#folder,
    ];
    return new OwnProcess("redis-server", args.map(String));
  }
}
