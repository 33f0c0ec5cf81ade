/** Everything that runs for long has this shape, and is stopped in the reverse order of its start. */
export interface Service {
  readonly id: string;
  /** Resolves when what was taken is finished; rejects nothing. */
  stop(): Promise<void>;
}
