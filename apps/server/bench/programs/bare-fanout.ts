import { BOARD_EVENTS, BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { answerParent } from "./answer-parent.ts";
import { openBareServer } from "./bare-socket-server.ts";

// The floor of fan-out: a room, and one emit of a ready-made object to it.
const { io, url } = await openBareServer();
const boards = io.of(BOARD_NAMESPACE);
const ROOM = "board";
let answer: object = {};
boards.on("connection", (socket) => {
  socket.on(BOARD_EVENTS.subscribe, (_request: unknown, ack: (answer: object) => void) => {
    void socket.join(ROOM);
    ack(answer);
  });
});
answerParent({
  url: () => url,
  /** What a subscription is answered with. */
  answer: (given: object) => {
    answer = given;
  },
  emit: (patch: object) => {
    boards.to(ROOM).emit(BOARD_EVENTS.patch, patch);
  },
});
