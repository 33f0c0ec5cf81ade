/** Of everything that was said about an alert together. */
export const MOST_SAID = 5000;

/**
 * What was said about an alert, with what somebody says now in a line of its own, signed, since the first line is that of
 * whoever took it on. Said twice it stands once: a request that is sent again says nothing new.
 *
 * @returns undefined: that would be more than there is room for
 */
export function appendComment(said: string | null, by: string, comment: string | null): string | null | undefined {
  if (comment === null || said === comment) return said;
  if (said === null) return comment;
  const line = `${by}: ${comment}`;
  if (said.split("\n").includes(line)) return said;
  const all = `${said}\n${line}`;
  return all.length > MOST_SAID ? undefined : all;
}
