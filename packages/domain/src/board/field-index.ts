import { FEEDBACK_PROCEDURE, NO_PROCEDURE } from "../dossier/step.ts";

export const FEEDBACK_FIELD = "feedback";
export const UNCLASSIFIED_FIELD = "unclassified";

/**
 * Which field each procedure belongs to. It is always its present one (BRD-5), so steps name procedures and fields
 * are looked up when a board is read.
 */
export class FieldIndex {
  readonly names: readonly string[];
  readonly #byProcedure = new Map<number, number>();
  readonly #unclassified = 1;

  /** @param fields procedure number → field; a procedure that is absent is unclassified */
  constructor(fields: ReadonlyMap<number, string>) {
    const names = [FEEDBACK_FIELD, UNCLASSIFIED_FIELD];
    const positions = new Map<string, number>();
    for (const [procedure, field] of fields) {
      let position = positions.get(field);
      if (position === undefined) {
        position = names.push(field) - 1;
        positions.set(field, position);
      }
      this.#byProcedure.set(procedure, position);
    }
    this.#byProcedure.set(FEEDBACK_PROCEDURE, 0);
    this.#byProcedure.set(NO_PROCEDURE, this.#unclassified);
    this.names = names;
  }

  /** Position in `names`. */
  of(procedure: number): number {
    return this.#byProcedure.get(procedure) ?? this.#unclassified;
  }
}
