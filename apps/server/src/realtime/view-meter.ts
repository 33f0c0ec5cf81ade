/** What the live documents tell about themselves. */
export interface ViewMeter {
  /** So many documents are watched from now on. */
  watched(documents: number): void;
  /** A patch went out to so many connections. */
  patchSent(deliveries: number): void;
  /** A document took so many seconds to be computed and compared. */
  computed(seconds: number): void;
}
