import type { DriveBody } from "@ioc/protocol/screen-drive.ts";
import type { ScreenItem } from "@ioc/protocol/screens.ts";

const RENEW_MS = 2000;

export interface HandLineParts {
  read(): Promise<ScreenItem>;
  send(command: DriveBody): Promise<ScreenItem>;
  /** How the screen is now. */
  heard(screen: ScreenItem): void;
  /** Asking how it is failed. */
  unheard(error: unknown): void;
  /** A command failed. */
  unsent(error: unknown): void;
  /** Calls back after so many ms; returns what gives that up. */
  later(call: () => void, ms: number): () => void;
}

/** What goes to and fro between the hand and one screen: commands in the order they were given, and how the screen is. */
export interface HandLine {
  command(command: DriveBody): void;
  stop(): void;
}

export function startHandLine({ read, send, heard, unheard, unsent, later }: HandLineParts): HandLine {
  /** Commands so far, and those of them that were answered. */
  let given = 0;
  let answered = 0;
  let sending: Promise<void> = Promise.resolve();
  let isOpen = true;
  let cancel: (() => void) | undefined;

  async function renew(): Promise<void> {
    const isQuiet = given === answered;
    const before = given;
    const answer = await read().then(
      (screen) => () => heard(screen),
      (error: unknown) => () => unheard(error),
    );
    if (!isOpen) return;
    // What was asked before a command was obeyed would show what is over.
    if (isQuiet && before === given) answer();
    if (isOpen) cancel = later(() => void renew(), RENEW_MS);
  }

  void renew();
  return {
    command: (command) => {
      given += 1;
      const mine = given;
      sending = sending.then(async () => {
        const answer = await send(command).then(
          (screen) => () => heard(screen),
          (error: unknown) => () => unsent(error),
        );
        answered = mine;
        // The answer to what was pressed before the last one is of a state that is over.
        if (isOpen && mine === given) answer();
      });
    },
    stop: () => {
      isOpen = false;
      cancel?.();
    },
  };
}
