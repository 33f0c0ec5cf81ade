import { PAPER_SIZE, PHONE_SIZE, type Picture, SMALL, TALL, WIDE_SMALL } from "./picture.ts";

interface Chapter {
  readonly title: string;
  readonly pictures: readonly Picture[];
}

const OTHER_LOOK = "lang=en&theme=light";
/** Whoever holds any token at all, to the server that pretends. */
const SIGNED_IN = "#token=somebody";

/** Every scene and every state of the wall, in the order in which they are shown. */
export const PICTURE_LIST: readonly Chapter[] = [
  {
    title: "Scenes",
    pictures: [
      {
        name: "wall",
        says: "*Overview*: how are we doing now? What is open and late, what came and went today, and which units it sits with.",
        situation: "still",
      },
      {
        name: "hotspots",
        says: "*Hotspots*: where are we late? Every unit by every field, how old it is, and what turns late next.",
        situation: "still",
        query: "scene=hotspots",
      },
      {
        name: "digitization",
        says: "*Digitization and online service* of the month, against the targets, unit by unit.",
        situation: "still",
        query: "scene=digitization",
      },
      {
        name: "ranking",
        says: "*Ranking*: who resolves on time? Only those outside the limits of chance are called better or worse.",
        situation: "still",
        query: "scene=ranking",
      },
      { name: "unit", says: "*One unit* as its own overview.", situation: "commune", query: "scene=unit" },
      {
        name: "unit-below",
        says: "*One unit* that others stand below: the parts of the overview, of them.",
        situation: "district",
        query: "scene=unit",
        size: SMALL,
      },
      {
        name: "feeds",
        says: "*Feeds*: which lines are silent, since when, and in which units.",
        situation: "stale",
        query: "scene=feeds",
      },
      {
        name: "wall-land",
        says: "The overview where an administrator has loaded the borders of the units: the same marks on the land. These borders are invented, too.",
        situation: "land",
      },
    ],
  },
  {
    title: "Light and in English",
    pictures: [
      { name: "wall-light-en", says: "The overview.", situation: "still", query: OTHER_LOOK },
      {
        name: "hotspots-light-en",
        says: "The hotspots.",
        situation: "still",
        query: `scene=hotspots&${OTHER_LOOK}`,
      },
      {
        name: "digitization-light-en",
        says: "Digitization and online service.",
        situation: "still",
        query: `scene=digitization&${OTHER_LOOK}`,
      },
      {
        name: "ranking-light-en",
        says: "The ranking.",
        situation: "still",
        query: `scene=ranking&${OTHER_LOOK}`,
      },
      {
        name: "unit-light-en",
        says: "One unit.",
        situation: "commune",
        query: `scene=unit&${OTHER_LOOK}`,
      },
      {
        name: "feeds-light-en",
        says: "The feeds.",
        situation: "stale",
        query: `scene=feeds&${OTHER_LOOK}`,
      },
      {
        name: "wall-land-light-en",
        says: "The land.",
        situation: "land",
        query: OTHER_LOOK,
        size: SMALL,
      },
      {
        name: "past-light-en",
        says: "A moment of the past.",
        situation: "still",
        query: `${OTHER_LOOK}${SIGNED_IN}`,
        after: "looked back",
        size: SMALL,
      },
    ],
  },
  {
    title: "A number, and the past",
    pictures: [
      {
        name: "explained",
        says: "A number explains itself: what it means, the sum that ends in it, where its rule comes from, its last days, the units and the dossiers behind it.",
        situation: "still",
        query: SIGNED_IN,
        after: "explained",
        size: TALL,
      },
      {
        name: "explained-age",
        says: "A part of one, here by age in working days, with a list that is as long.",
        situation: "still",
        query: `scene=hotspots&${OTHER_LOOK}${SIGNED_IN}`,
        after: "explained",
        size: SMALL,
      },
      {
        name: "estimate",
        says: "What is expected to be late says that it is no count, how it comes about, what it was learned from, how true it was, and of which dossiers.",
        situation: "still",
        query: `scene=hotspots${SIGNED_IN}`,
        after: "estimated",
        size: TALL,
      },
      {
        name: "past",
        says: "The wall of a moment of the past: its strip, its frame, and the bar that turns it.",
        situation: "still",
        query: SIGNED_IN,
        after: "looked back",
      },
      {
        name: "past-played",
        says: "A day that is played in a minute, from there.",
        situation: "still",
        query: `scene=hotspots${SIGNED_IN}`,
        after: "played",
        size: SMALL,
      },
    ],
  },
  {
    title: "States",
    pictures: [
      {
        name: "loading",
        says: "Nothing is known yet: the frame of what comes stands still, and the clock goes on.",
        situation: "waiting",
        size: SMALL,
      },
      {
        name: "signed-out",
        says: "Boards that are not public want to know who asks.",
        situation: "secret",
        size: SMALL,
      },
      {
        name: "enrolment",
        says: "A screen that nobody has let in yet: the code for a phone, in both languages.",
        situation: "unknown",
        size: SMALL,
      },
      {
        name: "stale",
        says: "Units are silent: they are hatched, and every total that they are part of says so.",
        situation: "stale",
        size: SMALL,
      },
      {
        name: "lost",
        says: "The wall's own line is cut: the last numbers stay, marked as old.",
        situation: "still",
        after: "line lost",
        size: SMALL,
      },
      {
        name: "takeover",
        says: "A critical alert that nobody has taken on takes the wall over for twenty seconds.",
        situation: "still",
        after: "alert",
        size: SMALL,
      },
      {
        name: "takeover-light-en",
        says: "The same on paper and in English.",
        situation: "still",
        query: OTHER_LOOK,
        after: "alert",
        size: SMALL,
      },
      {
        name: "playlist",
        says: "A playlist turns the scenes: the marks at the foot say which of how many. The picture is held, and says since when.",
        situation: "still",
        query: "scene=hotspots&play=hotspots:60,overview:60,ranking:30",
        after: "held",
        size: SMALL,
      },
      { name: "before-opening", says: "Before the counters open.", situation: "before", size: SMALL },
      { name: "day-off", says: "A day off.", situation: "dayoff", size: SMALL },
      { name: "well", says: "Nothing is late.", situation: "well", size: SMALL },
      {
        name: "hotspots-well",
        says: "The hotspots where there are none.",
        situation: "well",
        query: "scene=hotspots",
        size: SMALL,
      },
      {
        name: "hotspots-stale",
        says: "The hotspots while units are silent: what they hold may be more.",
        situation: "stale",
        query: "scene=hotspots",
        size: SMALL,
      },
      {
        name: "no-targets",
        says: "A province that has set no targets: nothing is judged.",
        situation: "untargeted",
        size: SMALL,
      },
      {
        name: "evening",
        says: "After hours: the few numbers that matter.",
        situation: "still",
        query: "play=overview:60",
        after: "evening",
        size: SMALL,
      },
      {
        name: "night",
        says: "At night: a clock that wanders, and whether the lines hold.",
        situation: "still",
        query: "play=overview:60",
        after: "night",
        size: SMALL,
      },
    ],
  },
  {
    title: "Sizes",
    pictures: [
      {
        name: "far",
        says: "For a deep room: fewer and larger things.",
        situation: "still",
        query: "density=far",
        size: SMALL,
      },
      { name: "wall-4k", says: "At 3840 × 2160.", situation: "still", size: [3840, 2160] },
      { name: "wide", says: "At 21:9.", situation: "still", size: [2560, 1080] },
      { name: "nation", says: "A thousand units in 34 areas.", situation: "nation", size: SMALL },
      { name: "print", says: "Printed.", situation: "still", after: "print", size: PAPER_SIZE },
      {
        name: "wide-hotspots-light-en",
        says: "Hotspots at 21:9.",
        situation: "still",
        query: `scene=hotspots&${OTHER_LOOK}`,
        size: [2560, 1080],
      },
      ...(
        [
          ["digitization", "still", "Digitization at 21:9."],
          ["ranking", "still", "The ranking at 21:9."],
          ["unit", "commune", "One unit at 21:9."],
          ["feeds", "stale", "Feeds at 21:9."],
        ] as const
      ).map(
        ([scene, situation, says]): Picture => ({
          name: `wide-${scene}`,
          says,
          situation,
          query: `scene=${scene}`,
          size: WIDE_SMALL,
        }),
      ),
      {
        name: "long-names",
        says: "Names as long as official ones get.",
        situation: "long",
        query: "scene=ranking",
        size: SMALL,
      },
      { name: "phone", says: "On a phone.", situation: "still", size: PHONE_SIZE },
      {
        name: "phone-hotspots-light-en",
        says: "Hotspots on a phone.",
        situation: "still",
        query: `scene=hotspots&${OTHER_LOOK}`,
        size: PHONE_SIZE,
      },
      {
        name: "phone-digitization",
        says: "Digitization on a phone.",
        situation: "still",
        query: "scene=digitization",
        size: PHONE_SIZE,
      },
      {
        name: "phone-ranking",
        says: "The ranking on a phone.",
        situation: "still",
        query: "scene=ranking",
        size: PHONE_SIZE,
      },
      { name: "phone-unit", says: "One unit on a phone.", situation: "commune", query: "scene=unit", size: PHONE_SIZE },
      { name: "phone-feeds", says: "Feeds on a phone.", situation: "stale", query: "scene=feeds", size: PHONE_SIZE },
    ],
  },
];
