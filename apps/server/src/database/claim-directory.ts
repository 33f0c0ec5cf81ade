import { createHash } from "node:crypto";
import { mkdir, realpath, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export interface Claim {
  release(): Promise<void>;
}

/**
 * Claims a directory for this process by listening on a local socket named after it. The system closes the socket
 * with the process however that ends, so a claim can never be left behind by a crash, unlike a file with a number.
 *
 * @throws Error when another process holds the claim
 */
export async function claimDirectory(directory: string): Promise<Claim> {
  await mkdir(directory, { recursive: true });
  // The same directory by another name is the same directory.
  const path = socketPath(await realpath(directory));
  const server = (await listen(path)) ?? (await retake(path));
  if (server === null) {
    throw new Error(`The data directory ${resolve(directory)} is in use by another process (IOC_DATA_DIR)`);
  }
  server.unref();
  return { release: () => new Promise((done) => server.close(() => done())) };
}

function socketPath(directory: string): string {
  const name = createHash("sha256").update(directory).digest("hex").slice(0, 24);
  if (process.platform === "win32") return `\\\\.\\pipe\\mot-cua-ioc-${name}`;
  // Linux: an abstract socket, which leaves no file. Elsewhere a file that `retake` removes when nobody listens.
  return process.platform === "linux" ? `\0mot-cua-ioc-${name}` : join(tmpdir(), `mot-cua-ioc-${name}.sock`);
}

function listen(path: string): Promise<Server | null> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? done(null) : fail(error)));
    server.listen(path, () => done(server));
  });
}

async function retake(path: string): Promise<Server | null> {
  if (path.startsWith("\0") || (await answers(path))) return null;
  await rm(path, { force: true });
  return listen(path);
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}
