import { type RunnerTask, type RunnerTestFile, TestRunner } from "vitest";

/**
 * Skips whole files, hooks included, whose need (the end of the file's name) is not met on this machine. They stay in
 * the report as skipped: what did not run must be seen.
 */
export default class NeedsRunner extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    const unmet: Record<string, string> = JSON.parse(process.env["IOC_UNMET_TEST_NEEDS"] ?? "{}");
    for (const file of files) {
      if (Object.keys(unmet).some((suffix) => file.filepath.endsWith(suffix))) skip(file);
    }
  }
}

function skip(task: RunnerTask): void {
  task.mode = "skip";
  if (task.type === "suite") for (const child of task.tasks) skip(child);
}
