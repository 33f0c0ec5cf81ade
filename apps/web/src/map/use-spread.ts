import { useEffect, useState } from "react";

/** As many rows as a frame has room for beside what else it does. */
const IN_A_FRAME = 150;

/** How many of many rows are drawn by now: the first at once, the others frame by frame, so that none of them is late. */
export function useSpread(total: number): number {
  const [drawn, setDrawn] = useState(IN_A_FRAME);
  useEffect(() => {
    if (drawn >= total) return;
    const frame = requestAnimationFrame(() => setDrawn(drawn + IN_A_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [drawn, total]);
  return Math.min(drawn, total);
}
