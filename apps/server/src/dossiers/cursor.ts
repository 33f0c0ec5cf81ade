import { isInstant } from "@ioc/domain/time/instant.ts";

/** Where a list goes on: at an item of a dossier, in the state of the moment at which its first page was read. */
export interface Cursor {
  readonly key: number;
  readonly dossier: number;
  /** Items of that dossier that were shown already. */
  readonly skip: number;
  readonly asOf: number;
}

export function encodeCursor({ key, dossier, skip, asOf }: Cursor): string {
  return Buffer.from(JSON.stringify([key, dossier, skip, asOf])).toString("base64url");
}

/** Undefined for what no `nextCursor` ever said. */
export function decodeCursor(text: string): Cursor | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length !== 4 || !parts.every((part) => Number.isSafeInteger(part))) {
    return undefined;
  }
  const [key, dossier, skip, asOf] = parts as [number, number, number, number];
  return isInstant(asOf) ? { key, dossier, skip, asOf } : undefined;
}
