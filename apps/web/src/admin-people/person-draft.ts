import type { Role } from "@ioc/protocol/access.ts";
import type { Person, PersonBody } from "@ioc/protocol/people.ts";
import { USER_PATTERN } from "@ioc/protocol/session.ts";

/** A role as it stands in the form; `key` tells lines apart while they change. */
export interface GrantDraft {
  readonly key: number;
  readonly role: Role;
  readonly aboveAll: boolean;
  readonly unit: string | undefined;
}

export interface PersonDraft {
  readonly user: string;
  readonly name: string;
  readonly subject: string;
  readonly disabled: boolean;
  readonly grants: readonly GrantDraft[];
}

/** What is wrong with a draft, by field; grants by their place. */
export type DraftFault = "user" | "name" | `grants.${number}`;

export function draftOf(person: Person | undefined): PersonDraft {
  if (person === undefined) return { user: "", name: "", subject: "", disabled: false, grants: [newGrant(0)] };
  return {
    user: person.user,
    name: person.name,
    subject: person.subject ?? "",
    disabled: person.disabled,
    grants: person.grants.map(({ role, unit }, key) => ({
      key,
      role,
      aboveAll: unit == null,
      unit: unit ?? undefined,
    })),
  };
}

export function newGrant(key: number): GrantDraft {
  return { key, role: "leader", aboveAll: false, unit: undefined };
}

/** The next key that no line has had. */
export function nextGrantKey(grants: readonly GrantDraft[]): number {
  return Math.max(-1, ...grants.map(({ key }) => key)) + 1;
}

export function draftFaults({ user, name, grants }: PersonDraft): ReadonlySet<DraftFault> {
  const faults = new Set<DraftFault>();
  if (!USER_PATTERN.test(user.trim())) faults.add("user");
  if (name.trim() === "") faults.add("name");
  for (const [index, { aboveAll, unit }] of grants.entries()) {
    if (!aboveAll && unit === undefined) faults.add(`grants.${index}`);
  }
  return faults;
}

export function bodyOf({ user, name, subject, disabled, grants }: PersonDraft): PersonBody {
  return {
    user: user.trim(),
    name: name.trim(),
    grants: grants.map(({ role, aboveAll, unit }) => (aboveAll || unit === undefined ? { role } : { role, unit })),
    subject: subject.trim() === "" ? null : subject.trim(),
    disabled,
  };
}
