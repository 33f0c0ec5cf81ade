import fc from "fast-check";
import { Server } from "socket.io";
import { expect, test } from "vitest";
import { EncodedAnswer, mendEncoder } from "./encoded-answer.ts";

const ACK = 3;
const CONNECT_ERROR = 4;

const packetArbitrary = fc.record({
  type: fc.constantFrom(2, ACK),
  nsp: fc.constantFrom("/", "/board", "/feed"),
  id: fc.nat(),
  data: fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 1, maxLength: 3 }),
});

test("what goes over the wire is byte for byte what the library's own encoder writes", () => {
  const plain = new Server();
  const mended = new Server();
  mendEncoder(mended);
  fc.assert(
    fc.property(packetArbitrary, fc.dictionary(fc.string(), fc.jsonValue()), (packet, document) => {
      expect(mended.encoder.encode(packet)).toEqual(plain.encoder.encode(packet));
      const answer = { ok: true, subscription: "board/P/today", board: document };
      const encoded = new EncodedAnswer(JSON.stringify(answer));
      const ack = { ...packet, type: ACK };
      expect(mended.encoder.encode({ ...ack, data: [encoded] })).toEqual(
        plain.encoder.encode({ ...ack, data: [answer] }),
      );
      // An encoder that knows nothing of it, as a part between nodes may have, writes the same.
      expect(plain.encoder.encode({ ...ack, data: [encoded] })).toEqual(
        plain.encoder.encode({ ...ack, data: [answer] }),
      );
    }),
  );
});

test("a namespace that is not there is refused by the code, other refusals stay what they are", () => {
  const { encoder } = new Server();
  const own = new Server();
  mendEncoder(own);
  const refused = (message: string) => ({ type: CONNECT_ERROR, nsp: "/x", data: { message } });
  expect(own.encoder.encode(refused("Invalid namespace"))).toEqual(encoder.encode(refused("not-found")));
  expect(own.encoder.encode(refused("forbidden"))).toEqual(encoder.encode(refused("forbidden")));
});
