/** Socket.IO protocol 5 by hand over a web socket, for messages that no client library would send. */
export class RawSocket {
  readonly #socket: WebSocket;
  readonly #namespace: string;
  #requests = 0;

  static async connect(url: string, namespace: string, token: string): Promise<RawSocket> {
    const socket = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
    const raw = new RawSocket(socket, namespace);
    await raw.#next((packet) => packet.startsWith("0"));
    const welcome = raw.#next((packet) => packet.startsWith(`40${namespace},`));
    socket.send(`40${namespace},${JSON.stringify({ token })}`);
    await welcome;
    return raw;
  }

  private constructor(socket: WebSocket, namespace: string) {
    this.#socket = socket;
    this.#namespace = namespace;
    socket.addEventListener("message", ({ data }) => {
      if (data === "2") socket.send("3");
    });
  }

  /** Emits the JSON text of an event with its arguments, and gives what is acknowledged. */
  async request(json: string): Promise<unknown> {
    this.#requests += 1;
    const prefix = `43${this.#namespace},${this.#requests}`;
    const answer = this.#next((packet) => packet.startsWith(prefix));
    this.#socket.send(`42${this.#namespace},${this.#requests}${json}`);
    return JSON.parse((await answer).slice(prefix.length)) as unknown;
  }

  sendPacket(packet: string): void {
    this.#socket.send(packet);
  }

  close(): void {
    this.#socket.close();
  }

  #next(isIt: (packet: string) => boolean): Promise<string> {
    return new Promise((done, fail) => {
      const listen = ({ data }: MessageEvent): void => {
        if (!isIt(String(data))) return;
        this.#socket.removeEventListener("message", listen);
        done(String(data));
      };
      this.#socket.addEventListener("message", listen);
      this.#socket.addEventListener("close", () => fail(new Error("the connection was closed")), { once: true });
      this.#socket.addEventListener("error", () => fail(new Error("the connection failed")), { once: true });
    });
  }
}
