import type { DriveBody } from "@ioc/protocol/screen-drive.ts";
import type { ScreenItem } from "@ioc/protocol/screens.ts";
import { expect, test } from "vitest";
import { startHandLine } from "./hand-line.ts";

interface Asked {
  answer(name: string): Promise<void>;
  fail(): Promise<void>;
}

/** A line whose answers come when the test says so; screens are told apart by their names. */
function lineWith() {
  const reads: Asked[] = [];
  const sends: (Asked & { readonly command: DriveBody })[] = [];
  const heard: string[] = [];
  const failures: string[] = [];
  let again: (() => void) | undefined;
  const asked = (): { promise: Promise<ScreenItem>; asked: Asked } => {
    const { promise, resolve, reject } = Promise.withResolvers<ScreenItem>();
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    };
    return {
      promise,
      asked: {
        answer: (name) => {
          resolve({ name } as ScreenItem);
          return settle();
        },
        fail: () => {
          reject(new Error("no line"));
          return settle();
        },
      },
    };
  };
  const line = startHandLine({
    read: () => {
      const one = asked();
      reads.push(one.asked);
      return one.promise;
    },
    send: (command) => {
      const one = asked();
      sends.push({ ...one.asked, command });
      return one.promise;
    },
    heard: ({ name }) => heard.push(name),
    unheard: () => failures.push("unheard"),
    unsent: () => failures.push("unsent"),
    later: (call) => {
      again = call;
      return () => {
        again = undefined;
      };
    },
  });
  return { line, reads, sends, heard, failures, again: () => again?.(), isWaiting: () => again !== undefined };
}

test("asks again and again how the screen is, also after it could not", async () => {
  const { reads, heard, failures, again } = lineWith();
  await reads[0]?.answer("first");
  again();
  await reads[1]?.fail();
  again();
  await reads[2]?.answer("third");
  expect([heard, failures]).toEqual([["first", "third"], ["unheard"]]);
});

test("what was asked before a command was obeyed is of a state that is over", async () => {
  const { line, reads, sends, heard, again } = lineWith();
  line.command({ frozen: true });
  await Promise.resolve();
  await reads[0]?.answer("before the command");
  again();
  await sends[0]?.answer("obeyed");
  await reads[1]?.answer("asked while it was on its way");
  again();
  await reads[2]?.answer("after it");
  expect(heard).toEqual(["obeyed", "after it"]);
});

test("commands go one after the other, and only the answer to the last one counts", async () => {
  const { line, sends, heard, failures } = lineWith();
  line.command({ explain: { measure: "overdue" } });
  line.command({ explain: null });
  await Promise.resolve();
  expect(sends).toHaveLength(1);
  await sends[0]?.answer("explains");
  expect(sends.map(({ command }) => command)).toEqual([{ explain: { measure: "overdue" } }, { explain: null }]);
  await sends[1]?.answer("explains no more");
  line.command({ frozen: false });
  await Promise.resolve();
  await sends[2]?.fail();
  expect([heard, failures]).toEqual([["explains no more"], ["unsent"]]);
});

test("once it is stopped nothing is asked nor told any more", async () => {
  const { line, reads, heard, isWaiting } = lineWith();
  line.stop();
  await reads[0]?.answer("too late");
  expect([heard, isWaiting()]).toEqual([[], false]);
});
