/** `off`: one process, no Redis is named. `up`: what is published is heard by every node. `down`: nothing is heard. */
export type MessengerState = "off" | "up" | "down";

/**
 * Short words between nodes that only ever say "look again": any of them may get lost, so whoever listens looks by
 * itself too, and once when the state becomes `up`. What one node publishes is heard in that order, by the node itself
 * as well.
 */
export interface Messenger {
  readonly state: MessengerState;
  /** Never throws and never waits; dropped while the state is `down`. */
  publish(topic: string, text: string): void;
  subscribe(topic: string, listener: (text: string) => void): void;
  /** Called with each new state, from the next change on. */
  onState(listener: (state: MessengerState) => void): void;
}
