import { isInstant } from "@ioc/domain/time/instant.ts";

/** Where a list that was put in order at a moment goes on. */
export interface ListPlace {
  readonly asOf: number;
  /** Items that were shown already. */
  readonly skip: number;
}

export function encodePlace({ asOf, skip }: ListPlace): string {
  return Buffer.from(JSON.stringify([asOf, skip])).toString("base64url");
}

/** Undefined for what no `nextCursor` ever said. */
export function decodePlace(text: string): ListPlace | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length !== 2) return undefined;
  const [asOf, skip] = parts as unknown[];
  return isWhole(asOf) && isInstant(asOf) && isWhole(skip) && skip >= 0 ? { asOf, skip } : undefined;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
