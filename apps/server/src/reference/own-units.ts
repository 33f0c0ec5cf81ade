import type { FaultyMember } from "@ioc/protocol/error.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { type AccessRules, decide, scopeOf } from "../access/decide.ts";
import type { Principal } from "../access/principal.ts";
import { checkBorder } from "./check-border.ts";
import { checkUnits } from "./check-units.ts";
import type { Reference, UnitRecord } from "./reference.ts";
import { withUnits } from "./with-units.ts";

const TOP_MEMBERS = ["parent", "kind", "validFrom", "validTo", "successor", "codePrefix"] as const;
const LEAVING_MEMBERS = ["validTo", "successor"] as const;

const FROZEN = "can be changed only by who administers more than this unit";

/**
 * The units that somebody administers, as they see them: a world of its own, whose topmost units have nothing above them
 * and where no other unit exists. Above all units it is everything.
 */
export class OwnUnits {
  readonly #reference: Reference;
  /** Whether a unit is one of them. */
  readonly covers: (unit: number) => boolean;
  readonly #isAll: boolean;
  readonly #tops: ReadonlySet<number>;

  constructor(who: Principal, reference: Reference, rules: AccessRules) {
    const scope = scopeOf(who, "provisionUnits", rules);
    const units = typeof scope === "string" ? [] : scope;
    this.#reference = reference;
    this.#isAll = units.includes(null);
    this.#tops = new Set(units.flatMap((unit) => unit ?? []));
    const covered = new Map<number, boolean>();
    this.covers = (unit) => {
      const known = covered.get(unit) ?? decide(who, "provisionUnits", unit, rules) === "yes";
      covered.set(unit, known);
      return known;
    };
  }

  /** All of them; relations to what lies outside are not shown. */
  get bodies(): UnitBody[] {
    const { units } = this.#reference.rows;
    return units.filter(({ id }) => this.covers(id)).map((unit) => this.#shown(unit));
  }

  /** The unit of a code as it is shown; undefined where there is none for them. */
  body(code: string): UnitBody | undefined {
    const unit = this.#reference.unit(code);
    return unit !== undefined && this.covers(unit.id) ? this.#shown(unit) : undefined;
  }

  /** A unit as it is to be stored: with the relations to what lies outside, which are not theirs to change. */
  stored(body: UnitBody): UnitBody {
    const unit = this.#reference.unit(body.code);
    if (unit === undefined || this.#isAll) return body;
    const { parent, successor } = unit.body;
    return {
      ...body,
      ...(this.#isHidden(parent) ? { parent } : {}),
      ...(this.#isHidden(successor) ? { successor } : {}),
    };
  }

  /** What is wrong with units beside those that are there, every fault; a unit that lies outside is an unknown one. */
  check(bodies: readonly UnitBody[]): FaultyMember[] {
    const faults = checkUnits(bodies, this.bodies);
    if (this.#isAll) return faults;
    for (const [index, body] of bodies.entries()) {
      const found = this.#checkOwn(body);
      // Its code may be known outside: two faults at one place would say so.
      for (const fault of found) faults.push({ ...fault, path: `${index}.${fault.path}` });
    }
    if (faults.length > 0) return faults;
    const stored = bodies.map((body) => this.stored(body));
    return checkBorder(this.#reference, withUnits(this.#reference, stored), this.#tops, this.covers);
  }

  #checkOwn(body: UnitBody): FaultyMember[] {
    const unit = this.#reference.unit(body.code);
    if (unit !== undefined && !this.covers(unit.id)) {
      return [{ path: "code", code: "invalid", message: `names an unknown unit: ${body.code}` }];
    }
    const prefix = this.#checkPrefix(body, unit);
    if (unit === undefined) return [...this.#checkParent(body), ...prefix];
    const shown = this.#shown(unit);
    if (!this.#isInside(unit)) return frozen(body, shown, TOP_MEMBERS);
    const leaving = this.#isHidden(unit.body.successor) ? frozen(body, shown, LEAVING_MEMBERS) : [];
    return [...this.#checkParent(body), ...leaving, ...prefix];
  }

  /** What is added or moved must hang below a unit of the subtree. */
  #checkParent({ parent }: UnitBody): FaultyMember[] {
    if (parent == null) return [{ path: "parent", code: "invalid", message: "must name a unit" }];
    const unit = this.#reference.unit(parent);
    if (unit === undefined || !this.covers(unit.id) || this.#tops.has(unit.id) || this.#isInside(unit)) return [];
    return [{ path: "parent", code: "invalid", message: `has ended: ${parent}` }];
  }

  /**
   * A prefix takes dossiers from whom the shorter ones give them to: it must begin with one that gives them to this
   * subtree alone.
   */
  #checkPrefix({ codePrefix }: UnitBody, unit: UnitRecord | undefined): FaultyMember[] {
    if (codePrefix == null || codePrefix === unit?.body.codePrefix) return [];
    const { prefixes, longestPrefix } = this.#reference;
    for (let length = Math.min(longestPrefix, codePrefix.length); length > 0; length -= 1) {
      const claims = prefixes.get(codePrefix.slice(0, length));
      if (claims?.every((claim) => this.covers(claim)) === true) return [];
      if (claims !== undefined) break;
    }
    return [{ path: "codePrefix", code: "invalid", message: "must begin with a prefix of the subtree's own" }];
  }

  /** Below another unit of theirs, by its own parents and not only by a succession. */
  #isInside(unit: UnitRecord): boolean {
    const seen = new Set<number>();
    for (let current: UnitRecord | undefined = unit; current !== undefined && !seen.has(current.id); ) {
      seen.add(current.id);
      current = this.#parentOf(current);
      if (current !== undefined && this.#tops.has(current.id) && this.covers(unit.id)) return true;
    }
    return false;
  }

  #parentOf({ body: { parent } }: UnitRecord): UnitRecord | undefined {
    return parent == null ? undefined : this.#reference.unit(parent);
  }

  #isHidden(code: string | null | undefined): boolean {
    if (code == null || this.#isAll) return false;
    const unit = this.#reference.unit(code);
    return unit === undefined || !this.covers(unit.id);
  }

  #shown({ body }: UnitRecord): UnitBody {
    if (this.#isAll) return body;
    const { parent, successor, ...rest } = body;
    return {
      ...rest,
      ...(parent == null || this.#isHidden(parent) ? {} : { parent }),
      ...(successor == null || this.#isHidden(successor) ? {} : { successor }),
    };
  }
}

function frozen(body: UnitBody, shown: UnitBody, members: readonly (keyof UnitBody)[]): FaultyMember[] {
  return members
    .filter((member) => (body[member] ?? null) !== (shown[member] ?? null))
    .map((member) => ({ path: member, code: "invalid", message: FROZEN }));
}
