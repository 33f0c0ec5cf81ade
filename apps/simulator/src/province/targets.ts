import type { Targets } from "@ioc/protocol/targets.ts";

const source = "Chỉ tiêu giả định của tỉnh mô phỏng";

/** What the invented province wants to reach; near enough to its numbers that some are met and some are not. */
export const demoTargets: Targets = {
  onTime: { value: 0.98, source },
  online: { value: 0.6, source },
  componentsDigitized: { value: 0.5, source },
  resultsDigitized: { value: 0.8, source },
  resultsSigned: { value: 0.75, source },
};
