/**
 * The server's time, as far as its answers tell it. Each was written at some moment between the question and the answer,
 * so it bounds how far the server's clock is ahead of this machine's; what lies within the bounds already stays.
 */
export class ServerTime {
  #aheadMs = 0;

  /**
   * @param instant what the answer says; null: nothing
   * @param askedMs this machine's clock at the question, and at the answer
   */
  hear(instant: string | null, askedMs: number, answeredMs: number): void {
    const serverMs = Date.parse(instant ?? "");
    // A clock that was set meanwhile bounds nothing.
    if (Number.isNaN(serverMs) || answeredMs < askedMs) return;
    this.#aheadMs = Math.max(serverMs - answeredMs, Math.min(this.#aheadMs, serverMs - askedMs));
  }

  /** @param deviceMs this machine's clock */
  at(deviceMs: number): number {
    return deviceMs + this.#aheadMs;
  }
}

/** Of the one server that the desk asks. */
export const serverTime = new ServerTime();

/** Now by the server's clock, ms. */
export function serverNow(): number {
  return serverTime.at(Date.now());
}
