/** Where the list of lines goes on: lines stand newest first, those of one millisecond by their number. */
export interface AuditPlace {
  readonly at: number;
  readonly id: number;
}

export function encodePlace({ at, id }: AuditPlace): string {
  return Buffer.from(JSON.stringify([at, id])).toString("base64url");
}

/** Undefined for what no `nextCursor` ever said. */
export function decodePlace(text: string): AuditPlace | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length !== 2 || !parts.every((part) => Number.isSafeInteger(part))) {
    return undefined;
  }
  const [at, id] = parts as [number, number];
  return { at, id };
}
