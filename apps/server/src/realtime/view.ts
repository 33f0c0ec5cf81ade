import type { Day } from "@ioc/domain/time/civil-date.ts";
import { diffPatch } from "@ioc/protocol/merge-patch.ts";

/** A live document: what is watched, and how it is computed now. */
export interface ViewSource<Content extends { readonly asOf: string }> {
  /** Names the document, the same for all who watch it. */
  readonly key: string;
  /** Unit whose subtree it shows, for telling whether a change concerns it. */
  readonly unit: number;
  /** The last civil day of a fixed period; absent: today. */
  readonly lastDay?: Day | undefined;
  compute(now: number): Content | undefined;
}

export type Versioned<Content> = Content & { readonly version: string };

export interface ViewPatch {
  readonly base: string;
  readonly version: string;
  readonly patch: { readonly [member: string]: unknown };
}

/**
 * One live document with its versions. Every watcher holds the same version, so one patch serves all; a version is
 * given only to what is told, and each patch says which version it starts from.
 */
export class View<Content extends { readonly asOf: string }> {
  readonly source: ViewSource<Content>;
  readonly #epoch: string;
  #count = 0;
  #current: Versioned<Content>;

  constructor(source: ViewSource<Content>, content: Content, epoch: string) {
    this.source = source;
    this.#epoch = epoch;
    this.#current = { ...content, version: `${epoch}.0` };
  }

  get current(): Versioned<Content> {
    return this.#current;
  }

  /**
   * Brings the document up to now. Undefined when nothing changed; that time has gone by counts as a change only when
   * `heartbeat` is set.
   */
  refresh(now: number, heartbeat: boolean): ViewPatch | undefined {
    const content = this.source.compute(now);
    if (content === undefined) return undefined;
    const base = this.#current.version;
    const quiet = { ...content, asOf: this.#current.asOf, version: base };
    const changed = diffPatch(this.#current, quiet) !== undefined;
    if (!changed && !heartbeat) return undefined;
    this.#count += 1;
    const version = `${this.#epoch}.${this.#count}`;
    const next: Versioned<Content> = { ...content, version };
    const patch = diffPatch(this.#current, next) as ViewPatch["patch"];
    this.#current = next;
    return { base, version, patch };
  }
}
