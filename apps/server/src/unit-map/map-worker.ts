import { parentPort, workerData } from "node:worker_threads";
import { drawMap } from "./draw-map.ts";
import type { LandShape } from "./land-shape.ts";

if (parentPort === null) throw new Error("this is the program of a thread");
parentPort.postMessage(drawMap(workerData as readonly LandShape[]));
