import type { FaultyMember } from "@ioc/protocol/error.ts";
import type { PersonLines } from "@ioc/protocol/people-csv.ts";
import { invalid } from "../http/http-error.ts";
import type { Reference } from "../reference/reference.ts";
import type { PeopleAuthority } from "./people-authority.ts";
import type { PersonRecord } from "./person-record.ts";
import { memberFault, stateOf } from "./person-state.ts";
import type { PersonChange } from "./write-people.ts";

/**
 * What a table of people makes of each of them, in its order.
 *
 * @param known those of them who are there, by user name
 * @throws HttpError invalid: with everything that is wrong, by line and column
 */
export function changesOfTable(
  people: readonly PersonLines[],
  known: ReadonlyMap<string, PersonRecord>,
  authority: PeopleAuthority,
  reference: Reference,
  now: number,
): readonly PersonChange[] {
  const faults: FaultyMember[] = [];
  const changes = people.flatMap(({ lines, body }): PersonChange[] => {
    const before = known.get(body.user) ?? null;
    if (before !== null && !authority.manages(before.grants)) {
      faults.push(memberFault(`${lines[0]}.user`, "is taken"));
      return [];
    }
    const made = stateOf(authority, reference, now, { ...body, subject: before?.subject ?? null }, before);
    if (made.ok) return [{ before, after: made.state }];
    faults.push(...made.faults.map(({ grant, message }) => memberFault(`${lines[grant]}.unit`, message)));
    return [];
  });
  if (faults.length > 0) throw invalid(faults);
  return changes;
}
