import fc from "fast-check";
import { beginFile } from "../../../apps/server/test/count-in-file.test-support.ts";

// The same examples each time, unless others are asked for: whoever looks for new ones sets IOC_TEST_SEED.
fc.configureGlobal({ seed: Number(process.env["IOC_TEST_SEED"] ?? 2026) });
beginFile();
