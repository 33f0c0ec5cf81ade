import type { WorldOfPictures } from "./world-of-pictures.ts";

/** One picture of a page of the desk. */
export interface DeskPicture {
  /** Its file, without `.png`. */
  readonly name: string;
  /** One sentence on what is seen. */
  readonly says: string;
  /** Path of the page. */
  readonly path: (world: WorldOfPictures) => string;
  readonly size: readonly [width: number, height: number];
  readonly theme?: "dark";
  readonly asAdministrator?: true;
}

const DESK = [1440, 900] as const;
export const PHONE = [390, 1100] as const;

/** The main pages of the desk as a leader of the province sees them, in the order in which they are shown. */
export const DESK_PICTURES: readonly DeskPicture[] = [
  {
    name: "desk-today",
    says: "*Hôm nay*, Today: what must leave today, what is about to be late and what is, and what the unit was urged to do.",
    path: ({ unit }) => `/desk?unit=${unit}`,
    size: DESK,
  },
  {
    name: "desk-today-phone",
    says: "The same on a phone.",
    path: ({ unit }) => `/desk?unit=${unit}`,
    size: PHONE,
  },
  {
    name: "desk-dossiers",
    says: "*Hồ sơ*, Dossiers: the list behind a number, as long as the number.",
    path: () => "/dossiers?measure=overdue",
    size: DESK,
  },
  {
    name: "desk-dossier",
    says: "One dossier: why its deadline is what it is, day by day, and what an event would change.",
    path: ({ dossier }) => `/dossiers/${encodeURIComponent(dossier)}`,
    size: DESK,
  },
  {
    name: "desk-dossier-phone",
    says: "On a phone.",
    path: ({ dossier }) => `/dossiers/${encodeURIComponent(dossier)}`,
    size: PHONE,
  },
  {
    name: "desk-late",
    says: "*Dự báo trễ*, what will be late: each with its chance and the reason, and how true such chances were.",
    path: () => "/late",
    size: DESK,
  },
  {
    name: "desk-report",
    says: "*Báo cáo*, Report: the national form of any unit and period.",
    path: () => "/report",
    size: DESK,
  },
  {
    name: "desk-connection",
    says: "*Kết nối*, Connection: whether a unit's data arrive, how late, and what was refused.",
    path: () => "/connection?unit=SG",
    size: DESK,
  },
  {
    name: "desk-alerts",
    says: "*Cảnh báo*, Alerts: grouped by rule, with who has taken them on.",
    path: () => "/alerts",
    size: DESK,
  },
  {
    name: "desk-alerts-phone",
    says: "On a phone.",
    path: () => "/alerts",
    size: PHONE,
  },
  {
    name: "desk-map",
    says: "*Bản đồ*, Map, for administrators: which units have borders, and how walls draw them. This land is invented.",
    path: () => "/admin/map",
    size: DESK,
    asAdministrator: true,
  },
  {
    name: "desk-directive",
    says: "*Đôn đốc*, one directive: its steps, its two sides, and the dossiers it is about. In the dark.",
    path: ({ directive }) => `/directives/${directive}`,
    size: DESK,
    theme: "dark",
  },
];

/** A wall screen that a phone drives, and the phone, at the same moments. */
export const REMOTE_PICTURES = {
  phone: {
    name: "remote",
    says: "*Điều khiển màn hình*, Remote: a leader's phone drives a wall screen: scene, unit, field, moment, a number that explains itself.",
  },
  wall: { name: "driven", says: "The wall that it drives: it says who does, and lights the field that is looked at." },
  hand: {
    name: "hand",
    says: "*Chạm số bất kỳ trên hình*: the wall's picture in the leader's hand, where any number may be touched.",
  },
  handExplained: {
    name: "hand-explained",
    says: "A cell that was touched, with its dossiers, which no screen may read.",
  },
  wallExplained: { name: "driven-explained", says: "The same on the wall, at the same moment." },
} as const;
