import { FEED_EVENTS, FEED_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import { answerParent } from "./answer-parent.ts";
import { openBareServer } from "./bare-socket-server.ts";

// What the load itself can reach: events are acknowledged as they come and thrown away.
const { io, url } = await openBareServer();
io.of(FEED_NAMESPACE).on("connection", (socket) => {
  socket.on(FEED_EVENTS.events, (events: readonly unknown[], ack: (answer: object) => void) => {
    ack({ ok: true, accepted: events.length, duplicates: 0, rejected: [] });
  });
});
answerParent({ url: () => url });
