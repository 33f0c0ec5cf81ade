/** So many are put in order between two stops. */
const AT_ONCE = 2000;

/**
 * Puts numbers in an order, by merging ever longer runs; it stops now and then, so that whoever runs it can do something
 * else in between.
 */
export function* sortedInSlices(
  numbers: Int32Array,
  compare: (a: number, b: number) => number,
): Generator<void, Int32Array> {
  const { length } = numbers;
  for (let start = 0; start < length; start += AT_ONCE) {
    numbers.subarray(start, start + AT_ONCE).sort(compare);
    yield;
  }
  let from: Int32Array = numbers;
  let to: Int32Array = new Int32Array(length);
  for (let run = AT_ONCE; run < length; run *= 2) {
    for (let start = 0; start < length; start += 2 * run) {
      const middle = Math.min(start + run, length);
      const end = Math.min(start + 2 * run, length);
      let left = start;
      let right = middle;
      for (let place = start; place < end; place += 1) {
        const takesLeft = right >= end || (left < middle && compare(from[left] as number, from[right] as number) <= 0);
        to[place] = (takesLeft ? from[left++] : from[right++]) as number;
        if (place % AT_ONCE === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
