import { useMarkedOld } from "./use-old-since.ts";

/** The frame says that what stands here is as old as the line is lost. */
export function LostLine({ sinceMs }: { sinceMs: number | undefined }): null {
  useMarkedOld("line", sinceMs);
  return null;
}
