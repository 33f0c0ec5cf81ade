import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { WEBHOOK_HEADERS } from "@ioc/protocol/channel-message.ts";

/** One attempt to deliver something, as it came in. */
export interface Hooked {
  readonly id: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HookAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A receiver of webhooks on this machine that notes everything, and answers what a test says; absent: 204. */
export class HookReceiver {
  readonly hooked: Hooked[] = [];
  answer: (hooked: Hooked) => HookAnswer | Promise<HookAnswer> = () => ({ status: 204 });
  readonly #server: Server;

  static async open(): Promise<HookReceiver> {
    const receiver = new HookReceiver();
    await new Promise<void>((done) => receiver.#server.listen(0, "127.0.0.1", done));
    return receiver;
  }

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const hooked = {
        id: String(request.headers[WEBHOOK_HEADERS.id]),
        path: request.url ?? "",
        headers: request.headers,
        body: await text(request),
      };
      this.hooked.push(hooked);
      const { status, headers = {} } = await this.answer(hooked);
      response.writeHead(status, headers).end();
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What came in, as it was meant. */
  messages(): unknown[] {
    return this.hooked.map(({ body }) => JSON.parse(body) as unknown);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
