import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** What a line makes of what goes over it. */
export interface OnTheLine {
  /** The path that is asked for in place of this one; undefined: nothing is there. */
  path(path: string): string | undefined;
  /** What comes in place of a text; files that are none stay as they are. */
  text(text: string): string;
}

/** A line to a server: a proxy that can be cut, so that nothing answers, and that can pass on another build than is there. */
export interface Line {
  readonly url: string;
  /** Undefined: everything as it is. */
  passes: OnTheLine | undefined;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

const TEXTS = /\.(js|css|json)$|^\/[^.]*$/;

export async function openLine(server: string): Promise<Line> {
  const { host, hostname, port } = new URL(server);
  const sockets = new Set<Socket>();
  const headersFor = ({ headers }: IncomingMessage): IncomingMessage["headers"] => ({
    ...headers,
    host,
    ...(headers.origin === line.url ? { origin: server } : {}),
  });
  const pass = (asked: IncomingMessage, answer: ServerResponse): void => {
    const { pathname, search } = new URL(asked.url ?? "/", server);
    const path = line.passes === undefined ? pathname : line.passes.path(pathname);
    if (path === undefined) return void answer.writeHead(404).end();
    const changes = line.passes !== undefined && TEXTS.test(path) && !path.startsWith("/api/");
    const headers = { ...headersFor(asked), ...(changes ? { "accept-encoding": "identity" } : {}) };
    if (changes) delete headers["if-none-match"];
    const onward = request(server, { path: path + search, method: asked.method, headers }, (given) => {
      if (!changes) return void given.pipe(answer.writeHead(given.statusCode ?? 502, given.headers));
      const { "content-length": _, etag: __, ...rest } = given.headers;
      given
        .setEncoding("utf8")
        .toArray()
        .then(
          (parts) => answer.writeHead(given.statusCode ?? 502, rest).end(line.passes?.text(parts.join("")) ?? ""),
          () => answer.destroy(),
        );
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  };
  const upgrade = (asked: IncomingMessage, socket: Socket, head: Buffer): void => {
    const onward = connect(Number(port), hostname, () => {
      const lines = Object.entries(headersFor(asked)).map(([name, value]) => `${name}: ${value}\r\n`);
      onward.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${lines.join("")}\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  };
  const listen = async (at: number): Promise<Server> => {
    const opened = createServer(pass);
    opened.on("upgrade", upgrade);
    opened.on("connection", (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
    await new Promise<void>((done) => void opened.listen(at, hostname, done));
    return opened;
  };
  let proxy = await listen(0);
  const line: Line = {
    url: `http://${hostname}:${(proxy.address() as AddressInfo).port}`,
    passes: undefined,
    cut: () =>
      new Promise((done) => {
        proxy.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
    mend: async () => {
      if (!proxy.listening) proxy = await listen(Number(new URL(line.url).port));
    },
  };
  return line;
}
