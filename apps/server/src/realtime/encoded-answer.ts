import type { Server } from "socket.io";

/** The answer to a subscription as JSON that was made once for all who ask while the document is the same. */
export class EncodedAnswer {
  readonly ok = true;
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }

  toJSON(): unknown {
    return JSON.parse(this.json);
  }
}

/** Types of packets in Socket.IO protocol 5. */
const ACK = 3;
const CONNECT_ERROR = 4;

/**
 * Makes the server write an {@link EncodedAnswer} as it stands instead of looking through a whole document and encoding
 * it for each who asks, and refuse unknown namespaces by our code. The bytes are those of the library's own encoder.
 */
export function mendEncoder({ encoder }: Pick<Server, "encoder">): void {
  const encode = encoder.encode.bind(encoder);
  encoder.encode = (packet) => {
    const { type, nsp, id, data } = packet;
    if (type === ACK && Array.isArray(data) && data.length === 1 && data[0] instanceof EncodedAnswer) {
      return [`${ACK}${nsp === "/" ? "" : `${nsp},`}${id}[${data[0].json}]`];
    }
    // The library tells of a namespace that is not there by a sentence of its own.
    if (type === CONNECT_ERROR && data?.message === "Invalid namespace") {
      return encode({ ...packet, data: { message: "not-found" } });
    }
    return encode(packet);
  };
}
