import { type ChildProcess, fork } from "node:child_process";
import type { Cleanups } from "./cleanups.ts";

/** Another process of this benchmark that answers questions: a bare server to compare with, or clients. */
export interface ChildProgram {
  readonly pid: number;
  /** Asks it to do something, and resolves with its answer. */
  ask<Answer>(question: string, content?: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

interface Reply {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

export function startChildProgram(script: URL, cleanups: Cleanups): ChildProgram {
  const child = fork(script, { serialization: "advanced", stdio: ["ignore", process.stderr, "inherit", "ipc"] });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  child.on("message", (reply: Reply) => {
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.error === undefined) one?.resolve(reply.answer);
    else one?.reject(new Error(reply.error));
  });
  child.once("exit", (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${script.pathname} ended: ${code ?? signal}`));
  });
  const program: ChildProgram = {
    pid: child.pid ?? 0,
    ask<Answer>(question: string, content?: unknown): Promise<Answer> {
      asked += 1;
      const id = asked;
      return new Promise<Answer>((resolve, reject) => {
        waiting.set(id, { resolve: (value) => resolve(value as Answer), reject });
        child.send({ id, question, content }, (error) => {
          if (error !== null) reject(new Error(`${script.pathname} cannot be asked`, { cause: error }));
        });
      });
    },
    stop: () => ended(child),
  };
  cleanups.add(() => program.stop());
  return program;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
