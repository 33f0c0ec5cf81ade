import type { Happened, Happening } from "@ioc/protocol/happenings.ts";
import type { Socket } from "socket.io-client";

/** What somebody who follows a unit's events is told, and when (ms of a monotonic clock). */
export class ToldEvents {
  readonly messages: Happened[] = [];
  readonly arrivedAt: number[] = [];
  #waiting: (() => void)[] = [];

  constructor(socket: Socket) {
    socket.on("happened", (message: Happened) => {
      this.messages.push(message);
      this.arrivedAt.push(performance.now());
      for (const look of this.#waiting.splice(0)) look();
    });
  }

  get events(): Happening[] {
    return this.messages.flatMap(({ events }) => events);
  }

  get subjects(): string[] {
    return this.events.map(({ subject }) => subject);
  }

  /** Resolves when what was told is enough. */
  async until(isEnough: () => boolean): Promise<void> {
    while (!isEnough()) await new Promise<void>((done) => this.#waiting.push(done));
  }
}
