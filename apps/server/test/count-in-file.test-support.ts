let file = 0;

/** Called before each test file: several share a process (vitest.config.ts), and each finds names as if it had its own. */
export function beginFile(): void {
  file += 1;
}

/** Counts from one on, and anew in each test file. */
export function countInFile(): () => number {
  let counted = file;
  let count = 0;
  return () => {
    if (counted !== file) {
      counted = file;
      count = 0;
    }
    count += 1;
    return count;
  };
}
