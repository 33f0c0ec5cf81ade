const EXACT = [0, 0];
for (let n = 2; n <= 20; n += 1) EXACT.push((EXACT[n - 1] ?? 0) + Math.log(n));

/** ln n!, by Stirling's series from 21 on: right to 12 digits. */
export function logFactorial(n: number): number {
  const exact = EXACT[n];
  if (exact !== undefined) return exact;
  const inverse = 1 / n;
  return (
    n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + inverse / 12 - inverse ** 3 / 360 + inverse ** 5 / 1260
  );
}
