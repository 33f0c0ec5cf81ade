/**
 * The client takes and sends nothing any more. `code` is `stopped` after `stop()`, else the server's reason for refusing
 * the feed (`unauthenticated`, `forbidden`): sending again with the same token cannot help, a person has to look.
 */
export class FeedClosedError extends Error {
  override readonly name = "FeedClosedError";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
