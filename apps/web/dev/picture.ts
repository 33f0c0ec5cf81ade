import type { SituationName } from "./situations.ts";

/** Servers that have nothing to show: one that does not answer yet, one that wants to know who asks, and one to which the screen is nobody yet. */
type Unanswered = "waiting" | "secret" | "unknown";

/** What happens to a wall before its picture is taken. */
export type PictureEvent =
  | "line lost"
  | "alert"
  | "evening"
  | "night"
  | "print"
  | "explained"
  | "estimated"
  | "looked back"
  | "played"
  | "held";

/** One picture of the wall. */
export interface Picture {
  /** Its file, without `.png`. */
  readonly name: string;
  /** One sentence on what is seen. */
  readonly says: string;
  readonly situation: SituationName | Unanswered;
  /** Further members of the page's address. */
  readonly query?: string;
  /** Width and height, px; `WALL_SIZE` where absent. */
  readonly size?: PictureSize;
  readonly after?: PictureEvent;
}

export type PictureSize = readonly [width: number, height: number];

export const WALL_SIZE: PictureSize = [1920, 1080];
/** The wall's own picture made smaller, for states that are seen at a glance. */
export const SMALL: PictureSize = [1280, 720];
/** Taller than a wall, so that all that is said over it is seen at once. */
export const TALL: PictureSize = [1920, 1400];
/** 21:9, likewise. */
export const WIDE_SMALL: PictureSize = [1706, 720];
export const PHONE_SIZE: PictureSize = [390, 1400];
/** What A4 across leaves of itself at 96 dpi. */
export const PAPER_SIZE: PictureSize = [1062, 598];
