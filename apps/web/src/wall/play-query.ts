import { SCENES } from "@ioc/protocol/names.ts";
import type { PlaylistItem } from "@ioc/protocol/screen-playlist.ts";

/** An item of an address says how long it stands, or it stands as long as its kind usually does. */
const USUAL_SECONDS = { overview: 60, other: 30 } as const;
const LEAST_SECONDS = 5;
const MOST_SECONDS = 3600;

/**
 * What `?play=overview:60,unit@SG.01:30,hotspots` asks for: scenes in turn, each with a unit of its own if one is named,
 * and its seconds. What is no scene is left out.
 */
export function playlistInQuery(play: string | null): readonly PlaylistItem[] {
  return (play ?? "").split(",").flatMap((part) => itemIn(part) ?? []);
}

/** The parts of it that are none, as they stand there. */
export function faultsInPlay(play: string): readonly string[] {
  return play.split(",").flatMap((part) => (itemIn(part) === undefined ? [part.trim()] : []));
}

function itemIn(part: string): PlaylistItem | undefined {
  const [place = "", seconds = ""] = part.trim().split(":");
  const [name, unit] = place.split("@");
  const scene = SCENES.find((known) => known === name);
  return scene && { scene, ...(unit ? { unit } : {}), seconds: secondsOf(seconds, scene) };
}

function secondsOf(text: string, scene: PlaylistItem["scene"]): number {
  const seconds = text === "" ? Number.NaN : Number(text);
  if (Number.isNaN(seconds)) return scene === "overview" ? USUAL_SECONDS.overview : USUAL_SECONDS.other;
  return Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, Math.round(seconds)));
}
