import { diffPatch } from "@ioc/protocol/merge-patch.ts";
import type { LiveDocument } from "../boards/live-boards.ts";
import { EncodedAnswer } from "./encoded-answer.ts";

export type Document = { readonly asOf: string };

/** A live document: what is watched, and how it is come by. */
export interface ViewSource {
  /** Names the document, the same for all who watch it. */
  readonly key: string;
  /** Member of the answer under which it is given. */
  readonly member: "board" | "overview" | "hotspots" | "ranking";
  /** @param told called when the document has moved */
  open(told: () => void): LiveDocument<Document>;
}

export type Versioned = Document & { readonly version: string };

export interface ViewPatch {
  readonly base: string;
  readonly version: string;
  readonly patch: { readonly [member: string]: unknown };
}

/** Members that move with every look at the clock, and are told with what else has moved. */
const TIME_ONLY = new Set(["asOf", "version", "previous"]);

/**
 * One live document with its versions. Every watcher holds the same version, so one patch serves all; a version is
 * given only to what is told, and each patch says which version it starts from.
 */
export class View {
  readonly source: ViewSource;
  readonly document: LiveDocument<Document>;
  readonly #epoch: string;
  #count = 0;
  #current: Versioned;
  #answer: EncodedAnswer | undefined;

  constructor(source: ViewSource, document: LiveDocument<Document>, content: Document, epoch: string) {
    this.source = source;
    this.document = document;
    this.#epoch = epoch;
    this.#current = { ...content, version: `${epoch}.0` };
  }

  /** What all watchers hold. It is never changed: the next version is another object. */
  get current(): Versioned {
    return this.#current;
  }

  /** The answer to whoever subscribes now; encoded once for each version. */
  get answer(): EncodedAnswer {
    const { key, member } = this.source;
    this.#answer ??= new EncodedAnswer(JSON.stringify({ ok: true, subscription: key, [member]: this.#current }));
    return this.#answer;
  }

  /**
   * Brings the document up to now. Undefined when nothing changed; that time has gone by counts as a change only when
   * `heartbeat` is set.
   */
  refresh(now: number, heartbeat: boolean): ViewPatch | undefined {
    const content = this.document.refresh(now);
    if (content === undefined) return undefined;
    const version = `${this.#epoch}.${this.#count + 1}`;
    const next: Versioned = { ...content, version };
    const patch = patchBetween(this.#current, next);
    if (!heartbeat && Object.keys(patch.patch).every((member) => TIME_ONLY.has(member))) return undefined;
    this.#count += 1;
    this.#current = next;
    this.#answer = undefined;
    return patch;
  }
}

/** The patch for somebody who holds an older version. */
export function patchBetween(held: Versioned, current: Versioned): ViewPatch {
  const patch = diffPatch(held, current) as ViewPatch["patch"] | undefined;
  return { base: held.version, version: current.version, patch: patch ?? {} };
}
