import type { Messenger, MessengerState } from "./messenger.ts";
import type { RedisLink } from "./redis-link.ts";

/** Topics as channels of the link to Redis. */
export class RedisMessenger implements Messenger {
  readonly #link: RedisLink;
  readonly #listeners = new Map<string, ((text: string) => void)[]>();

  constructor(link: RedisLink) {
    this.#link = link;
  }

  get state(): MessengerState {
    return this.#link.state;
  }

  publish(topic: string, text: string): void {
    this.#link.publish(channelOf(topic), text);
  }

  subscribe(topic: string, listener: (text: string) => void): void {
    const known = this.#listeners.get(topic);
    if (known !== undefined) {
      known.push(listener);
      return;
    }
    const listeners = [listener];
    this.#listeners.set(topic, listeners);
    this.#link.subscribe(channelOf(topic), (payload) => {
      const text = payload.toString();
      for (const told of listeners) told(text);
    });
  }

  onState(listener: (state: MessengerState) => void): void {
    this.#link.onState(listener);
  }
}

function channelOf(topic: string): string {
  return `topic:${topic}`;
}
