import type { ServerProcess } from "./server-process.ts";

const WARM_UP = 10;

/** Times of one board's answers over HTTP, in ms, one after the other. */
export async function readBoards(server: ServerProcess, query: string, count: number): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count + WARM_UP; index += 1) {
    const startedAt = performance.now();
    const response = await fetch(`${server.url}/api/v1/board?${query}`, {
      headers: { authorization: `Bearer ${server.token}` },
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`board: ${response.status}`);
    if (index >= WARM_UP) samples.push(performance.now() - startedAt);
  }
  return samples;
}

/** This day or this month, in the civil time of the product's default zone. */
export function boardQuery(period: "today" | "month" | "year"): string {
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" });
  if (period === "today") return `unit=P&from=${today}&to=${today}`;
  return `unit=P&from=${period === "month" ? `${today.slice(0, 7)}-01` : `${today.slice(0, 4)}-01-01`}&to=${today}`;
}
