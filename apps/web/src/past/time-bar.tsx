import { type ReactElement, useEffect, useRef } from "react";
import { useStore } from "zustand/react";
import { NotForYou } from "../live/ask-server.ts";
import { civilTimeOf, instantOf, minuteOfDay } from "../numbers/civil-time.ts";
import { usePage, useWords } from "../page/page-context.ts";
import { PLAY_STEP_MS, PLAYED_MS } from "../page/past-store.ts";
import { useNow } from "../page/use-now.ts";
import { DayField } from "./day-field.tsx";
import { pastWords } from "./past-words.ts";

const LAST_MINUTE = 24 * 60 - 1;

/** Turns the wall to a moment, plays a day, and leads back to live. Stands outside the page of the past: its clock is the live one. */
export function TimeBar({ atMs, failure }: { atMs: number; failure: unknown }): ReactElement {
  const { past } = usePage();
  const { playing, seek, play, pause, step, leave } = useStore(past);
  const nowMs = useNow();
  const latest = useRef(nowMs);
  latest.current = nowMs;
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => step(latest.current), PLAY_STEP_MS);
    return () => clearInterval(timer);
  }, [playing, step]);
  const text = useWords(pastWords);
  const { date, minute } = civilTimeOf(atMs);
  const today = civilTimeOf(nowMs).date;
  // From the present there is nothing to play: its day is, from its beginning.
  const isPresent = atMs >= nowMs - PLAYED_MS;
  const turnTo = (toDate: string, toMinute: number): void => seek(Math.min(instantOf(toDate, toMinute), nowMs));
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const seen = new ResizeObserver(() => past.setState({ barPx: element.offsetHeight }));
    seen.observe(element);
    return () => {
      seen.disconnect();
      past.setState({ barPx: 0 });
    };
  }, [past]);
  return (
    <section
      ref={bar}
      className="time-bar"
      aria-label={text("bar")}
      onKeyDown={(event) => {
        if (event.key !== "Home") return;
        event.preventDefault();
        leave();
      }}
    >
      <DayField date={date} latest={today} onDay={(day) => turnTo(day, minuteOfDay(minute))} />
      <label className="time-bar-minute">
        <span>
          {text("timeOfDay")} <b>{minute}</b>
        </span>
        <input
          type="range"
          min={0}
          max={date === today ? minuteOfDay(civilTimeOf(nowMs).minute) : LAST_MINUTE}
          value={minuteOfDay(minute)}
          aria-valuetext={minute}
          onChange={({ target }) => turnTo(date, Number(target.value))}
        />
      </label>
      <button type="button" onClick={() => (playing ? pause() : play(isPresent ? instantOf(date, 0) : atMs))}>
        {text(playing ? "pause" : "play")}
      </button>
      <button type="button" className="time-bar-back" onClick={leave}>
        {text("backToNow")} <kbd>Home</kbd>
      </button>
      {failure !== undefined && (
        <p role="alert">
          {failure instanceof NotForYou
            ? text("needsSignIn")
            : text("failed", { detail: failure instanceof Error ? failure.message : String(failure) })}
        </p>
      )}
    </section>
  );
}
