import { parentPort, workerData } from "node:worker_threads";
import type { LetterContent } from "./letter-content.ts";
import { letterDocument } from "./letter-document.ts";

if (parentPort === null) throw new Error("this is the program of a thread");
parentPort.postMessage(await letterDocument(workerData as LetterContent));
