import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFeedClient } from "./feed-client.ts";
import { ratedEvent, startFeedServer } from "./feed-server.test-support.ts";
import { openSpool } from "./spool.ts";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "spool-"));
  file = join(folder, "deep", "feed.jsonl");
});

afterEach(() => rmSync(folder, { recursive: true }));

test("what was kept is there for the next process, a torn last line is not", async () => {
  const spool = openSpool(file);
  await Promise.all(['{"id":1}', '{"id":2}', '{"id":3}'].map((text) => spool.keep(text)));
  await spool.close();
  appendFileSync(file, '{"id":4');
  expect(openSpool(file).recovered.map((slot) => slot.text)).toEqual(['{"id":1}', '{"id":2}', '{"id":3}']);
});

test("a line written after a torn one is whole", async () => {
  const first = openSpool(file);
  await first.keep('{"id":1}');
  await first.close();
  appendFileSync(file, '{"id":2');
  const second = openSpool(file);
  await second.keep('{"id":3}');
  await second.close();
  expect(readFileSync(file, "utf8")).toBe('{"id":1}\n{"id":3}\n');
});

test("the file is empty once every event has its outcome", async () => {
  const spool = openSpool(file);
  const slots = await Promise.all(['{"id":1}', '{"id":2}'].map((text) => spool.keep(text)));
  for (const slot of slots) spool.forget(slot);
  await spool.close();
  expect(readFileSync(file, "utf8")).toBe("");
});

test("the file is emptied when only recovered events were sent", async () => {
  const first = openSpool(file);
  await first.keep('{"id":1}');
  await first.close();
  const second = openSpool(file);
  for (const slot of second.recovered) second.forget(slot);
  await second.close();
  expect(readFileSync(file, "utf8")).toBe("");
});

test("a large file of forgotten lines is rewritten with the live ones", async () => {
  const spool = openSpool(file);
  const live = await spool.keep('{"id":"live"}');
  const long = JSON.stringify({ id: "x".repeat(1024 * 1024) });
  const slots = await Promise.all(Array.from({ length: 9 }, () => spool.keep(long)));
  for (const slot of slots) spool.forget(slot);
  await spool.close();
  expect(readFileSync(file, "utf8")).toBe(`${live.text}\n`);
});

test("an event that could not be written is not let in", async () => {
  const spool = openSpool(file);
  rmSync(join(folder, "deep"), { recursive: true });
  writeFileSync(join(folder, "deep"), "no folder");
  await expect(spool.keep('{"id":1}')).rejects.toMatchObject({ code: "ENOTDIR" });
});

test("events of a process that died are sent by the next one", async () => {
  const server = await startFeedServer();
  server.answer = () => undefined;
  const options = { url: server.url, token: "right", spoolFile: file };
  const first = createFeedClient(options);
  for (const id of ["a", "b", "c"]) await first.enqueue(ratedEvent(id));
  expect((await first.stop({ timeoutMs: 0 })).unsent).toHaveLength(3);

  server.answer = server.take;
  const second = createFeedClient(options);
  await second.flush();
  expect([...server.taken.keys()].sort()).toEqual(["a", "b", "c"]);
  expect(await second.stop()).toEqual({ unsent: [] });
  expect(readFileSync(file, "utf8")).toBe("");
  await server.close();
});
