import { createHash } from "node:crypto";

/** A document without absent members, so that null and absent are stored alike. */
export function docOf(body: object): string {
  return JSON.stringify(body, (_, value: unknown) => value ?? undefined);
}

/** The same content, whatever the order of members; absent and null are alike. */
export function sameJson(a: object | undefined | null, b: object): boolean {
  return a != null && digest(a) === digest(b);
}

function digest(value: object): string {
  const canonical = JSON.stringify(value, (_, member: unknown) =>
    member !== null && typeof member === "object" && !Array.isArray(member)
      ? Object.fromEntries(
          Object.entries(member)
            .filter(([, inner]) => inner != null)
            .sort(([x], [y]) => (x < y ? -1 : 1)),
        )
      : member,
  );
  return createHash("sha256").update(canonical).digest("base64");
}
