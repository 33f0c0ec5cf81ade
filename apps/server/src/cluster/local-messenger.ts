import type { Messenger } from "./messenger.ts";

/** The messenger of one process: its parts hear each other in a later turn of the event loop, as they would over Redis. */
export class LocalMessenger implements Messenger {
  readonly state = "off";
  readonly #listeners = new Map<string, ((text: string) => void)[]>();

  publish(topic: string, text: string): void {
    for (const listener of this.#listeners.get(topic) ?? []) setImmediate(listener, text);
  }

  subscribe(topic: string, listener: (text: string) => void): void {
    const listeners = this.#listeners.get(topic);
    if (listeners === undefined) this.#listeners.set(topic, [listener]);
    else listeners.push(listener);
  }

  onState(): void {
    // It is off for good.
  }
}
