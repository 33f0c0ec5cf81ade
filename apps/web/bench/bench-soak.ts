import { setTimeout as sleep } from "node:timers/promises";
import { SCENES } from "@ioc/protocol/names.ts";
import type { Browser, CDPSession } from "playwright-core";
import type { FixtureServer } from "../dev/fixture-server.ts";
import { PROVINCE } from "./traffic.ts";

/** What is pressed together: two hours at the usual pace. */
const TURNS = 204;
const BURSTS = 35;
const PATCHES_OF_BURST = 5;
/** Always at the same scene, since each needs another amount. */
const SAMPLE_EVERY = 2 * SCENES.length;

export interface SoakFigures {
  readonly minutes: number;
  readonly turns: number;
  readonly patches: number;
  /** After a collection, in the first and in the last fifth, bytes. */
  readonly heapFirst: number;
  readonly heapLast: number;
  readonly heapRatio: number;
  readonly nodesFirst: number;
  readonly nodesLast: number;
  readonly heaps: readonly number[];
}

interface Sample {
  readonly heap: number;
  readonly nodes: number;
}

/**
 * Two hours of a wall in `minutes`: as many patches as at 5 a second, and as many turns as with a minute for the overview
 * and half a minute for each other scene.
 */
export async function benchSoak(browser: Browser, server: FixtureServer, minutes: number): Promise<SoakFigures> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.goto(`${server.url}?unit=${PROVINCE}`);
  const turnTo = async (index: number): Promise<void> => {
    const scene = SCENES[index % SCENES.length] ?? "overview";
    await page.keyboard.press(String(SCENES.indexOf(scene) + 1));
    // Not by a handle: it would keep the scene in memory after it has gone.
    await page.locator(`[data-scene=${scene}] main`).waitFor({ state: "attached" });
  };
  // All code is loaded and has run before the first sample, which is of the overview like all others.
  for (let index = 0; index <= SAMPLE_EVERY; index++) await turnTo(index);
  const milliseconds = minutes * 60_000;
  const startedAt = performance.now();
  const samples: Sample[] = [await sampleOf(cdp)];
  for (let turn = 1; turn <= TURNS; turn++) {
    // Between turns, and not by the clock alone: a page that cannot follow would fall behind more and more.
    for (let burst = 0; burst < BURSTS; burst++) {
      for (let patch = 0; patch < PATCHES_OF_BURST; patch++) server.advance(PROVINCE);
      await sleep(milliseconds / TURNS / BURSTS);
    }
    await turnTo(turn);
    if (turn % SAMPLE_EVERY !== 0) continue;
    samples.push(await sampleOf(cdp));
    process.stderr.write(`… turn ${turn}/${TURNS}, heap ${samples.at(-1)?.heap} bytes\n`);
  }
  await page.close();
  const fifth = Math.ceil(samples.length / 5);
  const first = samples.slice(0, fifth);
  const last = samples.slice(-fifth);
  const heapFirst = mean(first.map(({ heap }) => heap));
  const heapLast = mean(last.map(({ heap }) => heap));
  return {
    minutes: Math.round((performance.now() - startedAt) / 6000) / 10,
    turns: TURNS,
    patches: TURNS * BURSTS * PATCHES_OF_BURST,
    heapFirst,
    heapLast,
    heapRatio: Math.round((heapLast / heapFirst) * 1000) / 1000,
    nodesFirst: mean(first.map(({ nodes }) => nodes)),
    nodesLast: mean(last.map(({ nodes }) => nodes)),
    heaps: samples.map(({ heap }) => heap),
  };
}

async function sampleOf(cdp: CDPSession): Promise<Sample> {
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return { heap: metric("JSHeapUsedSize"), nodes: metric("Nodes") };
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}
