// Loaded into a server before anything else (`node --import FILE?by=MS`): its wall clock goes wrong by that much.

const byMs = Number(new URL(import.meta.url).searchParams.get("by"));
const rightNow = Date.now.bind(Date);
Date.now = () => rightNow() + byMs;
