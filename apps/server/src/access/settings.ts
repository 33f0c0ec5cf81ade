export interface AccessSettings {
  /** The administrator's token for scripts; undefined: none. */
  readonly bootstrapToken: string | undefined;
  /** Boards, never dossiers, can be read by anybody. */
  readonly publicBoard: boolean;
}
