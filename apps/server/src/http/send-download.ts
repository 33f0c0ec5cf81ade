import { pipeline } from "node:stream/promises";
import type { Response } from "express";

/**
 * Answers with a file, part by part as they come, no faster than the client takes them. What fails before the first part
 * is full is thrown and answered as an error; what fails later breaks the connection off, so that half a file is never
 * taken for the whole.
 */
export async function sendDownload(
  response: Response,
  { name, type }: { readonly name: string; readonly type: string },
  parts: AsyncGenerator<string | Uint8Array>,
): Promise<void> {
  const first = await parts.next();
  response.set({ "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` });
  response.vary("Accept");
  try {
    await pipeline(async function* () {
      if (first.done !== true) yield first.value;
      yield* parts;
    }, response);
  } catch (error) {
    // Whoever asked has gone.
    if (codeOf(error) !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
