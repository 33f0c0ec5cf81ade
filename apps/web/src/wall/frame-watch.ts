/** A sample of one second in each five: to count frames at all keeps a machine from resting. */
const EVERY_TICKS = 5;
/** Under this many pictures a second a movement is seen to stutter. */
const FEW_FRAMES = 30;
/** Two poor samples in a row and the one after them: ten seconds. */
const POOR_SAMPLES = 3;
/** A page that draws nothing for a minute is no picture of anything. */
const EMPTY_SAMPLES = 12;

export interface FrameWatchParts {
  /** Calls back when the next picture is drawn. */
  requestFrame(drawn: () => void): void;
  /** What is not seen is not drawn. */
  isVisible(): boolean;
  /** The budget of frames was missed for ten seconds; said once. */
  missed(): void;
  /** Nothing was drawn for a minute. */
  stalled(): void;
}

export interface FrameWatch {
  /** To be called about once in a second with a steady clock in ms. */
  tick(steadyMs: number): void;
  /** Pictures in a second, of the last sample. */
  readonly framesPerSecond: number | undefined;
}

/** Watches whether the page still draws, and how smoothly. */
export function createFrameWatch({ requestFrame, isVisible, missed, stalled }: FrameWatchParts): FrameWatch {
  let ticks = 0;
  let frames = 0;
  let sinceMs: number | undefined;
  let last: number | undefined;
  let poor = 0;
  let empty = 0;

  function count(): void {
    if (sinceMs === undefined) return;
    frames++;
    requestFrame(count);
  }

  function judge(framesPerSecond: number): void {
    last = framesPerSecond;
    poor = framesPerSecond < FEW_FRAMES ? poor + 1 : 0;
    empty = framesPerSecond === 0 ? empty + 1 : 0;
    if (poor === POOR_SAMPLES) missed();
    if (empty === EMPTY_SAMPLES) stalled();
  }

  return {
    tick: (steadyMs) => {
      if (sinceMs !== undefined) {
        const seconds = (steadyMs - sinceMs) / 1000;
        sinceMs = undefined;
        // A second that took three was a machine that slept, or had other things to do than to draw.
        if (isVisible() && seconds < 3) judge(frames / seconds);
      } else if (ticks++ % EVERY_TICKS === 0 && isVisible()) {
        sinceMs = steadyMs;
        frames = 0;
        requestFrame(count);
      }
    },
    get framesPerSecond() {
      return last;
    },
  };
}
