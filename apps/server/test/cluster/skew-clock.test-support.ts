// Loaded into a server before anything else (`node --import FILE?by=MS`): its wall clock goes wrong by that much, and by
// another time once its parent says so.

let byMs = Number(new URL(import.meta.url).searchParams.get("by"));
const rightNow = Date.now.bind(Date);
Date.now = () => rightNow() + byMs;
process.on("message", (message: { readonly byMs: number }) => {
  byMs = message.byMs;
});
// It ends by itself, whether its parent listens or not.
process.channel?.unref();
