const TOKENS = [
  "bg",
  "sink",
  "line",
  "quiet",
  "ink",
  "ink2",
  "ink3",
  "son",
  "vang",
  "vang-f",
  "vang-d",
  "ngoc",
  "ngoc-d",
  "in",
] as const;
type Token = (typeof TOKENS)[number];

/** The colours of the theme, by the names of `styles/tokens.css`. */
export type Palette = Readonly<Record<Token, string>>;

function paletteOf(colourOf: (token: Token) => string): Palette {
  return Object.fromEntries(TOKENS.map((token) => [token, colourOf(token)])) as Palette;
}

/** For what is drawn into the page: follows the theme by itself. */
export const PAGE_PALETTE = paletteOf((token) => `var(--${token})`);

/** For what leaves the page, where no style sheet is: the colours as they are now. */
export function presentPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  return paletteOf((token) => style.getPropertyValue(`--${token}`).trim());
}
