/** The value of a cookie of ours, which needs no decoding: it is made of letters, digits, - and _. */
export function cookieOf(header: string, name: string): string | undefined {
  for (const pair of header.split(";")) {
    const [key, value] = pair.split("=", 2);
    if (key?.trim() === name && value !== undefined) return value.trim();
  }
  return undefined;
}
