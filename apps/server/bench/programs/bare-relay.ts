import { BOARD_EVENTS, BOARD_NAMESPACE, FEED_EVENTS, FEED_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { answerParent } from "./answer-parent.ts";
import { openBareServer } from "./bare-socket-server.ts";

// The floor of latency: every event goes on to the boards' clients as it comes, no database, no numbers.
const { io, url } = await openBareServer();
const boards = io.of(BOARD_NAMESPACE);
io.of(FEED_NAMESPACE).on("connection", (socket) => {
  socket.on(FEED_EVENTS.events, (events: readonly unknown[], ack: (answer: object) => void) => {
    boards.emit(BOARD_EVENTS.patch, { events });
    ack({ ok: true, accepted: events.length, duplicates: 0, rejected: [] });
  });
});
answerParent({ url: () => url });
