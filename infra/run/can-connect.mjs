import net from "node:net";

const connectTimeoutMs = 2_000;

/** Whether something accepts connections there. @param {string} host @param {number} port @returns {Promise<boolean>} */
export function canConnect(host, port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port });
    socket.setTimeout(connectTimeoutMs, () => socket.destroy());
    socket.once("connect", () => {
      resolve(true);
      socket.destroy();
    });
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  });
}
