import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";

/** Socket.IO with the same options as the product's, and nothing behind it. */
export async function openBareServer(): Promise<{ io: Server; url: string }> {
  const http = createServer();
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const io = new Server(http, { maxHttpBufferSize: 8 * 2 ** 20, perMessageDeflate: false, serveClient: false });
  return { io, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}
