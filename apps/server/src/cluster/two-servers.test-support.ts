import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { io as connect, type Socket } from "socket.io-client";
import { until } from "../../test/cluster/until.test-support.ts";
import { attachAdapter } from "./attach-adapter.ts";
import { quickLink } from "./redis-link.test-support.ts";
import type { RedisLink } from "./redis-link.ts";

/** The room that every client of these servers is in. */
export const ROOM = "feed:1";

export interface ServingNode {
  readonly io: Server;
  readonly link: RedisLink;
  readonly client: Socket;
  readonly heard: string[];
  close(): Promise<void>;
}

/** A Socket.IO server with the adapter, and one client of it in the room, which comes back whenever it is cut off. */
export async function serveNode(redisUrl: string | undefined, prefix: string): Promise<ServingNode> {
  const link = quickLink(redisUrl, prefix);
  const http = createServer();
  const io = new Server({ serveClient: false });
  attachAdapter(io, link);
  const namespace = io.of("/feed");
  namespace.on("connection", (socket) => void socket.join(ROOM));
  io.attach(http);
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const client = connect(`http://127.0.0.1:${(http.address() as AddressInfo).port}/feed`, {
    transports: ["websocket"],
    forceNew: true,
    reconnectionDelay: 10,
  });
  // A server that disconnects means it: clients come back of themselves only when the connection broke.
  client.on("disconnect", () => client.connect());
  const heard: string[] = [];
  client.on("said", (word: string) => heard.push(word));
  await until("the client is in the room", () => (namespace.adapter.rooms.get(ROOM)?.size ?? 0) === 1);
  return {
    io,
    link,
    client,
    heard,
    async close() {
      client.off("disconnect").disconnect();
      await io.close();
      link.close();
    },
  };
}
