/** A page asks the worker to look whether the server has another build. */
export const LOOK_FOR_BUILD = { kind: "lookForBuild" } as const;

/** What the worker tells pages. */
export type WorkerMessage =
  /** The build that the server has, and that the next page will be of. */
  | { readonly kind: "build"; readonly build: string }
  /** A notification was pressed: this page is to show what it is about. */
  | { readonly kind: "go"; readonly path: string };

export function isLookForBuild(message: unknown): boolean {
  return kindOf(message) === LOOK_FOR_BUILD.kind;
}

export function isWorkerMessage(message: unknown): message is WorkerMessage {
  const kind = kindOf(message);
  return kind === "build" || kind === "go";
}

function kindOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "kind" in message ? message.kind : undefined;
}
