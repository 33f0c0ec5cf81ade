import { beginFile } from "../../../apps/server/test/count-in-file.test-support.ts";

beginFile();
