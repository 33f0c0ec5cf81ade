/**
 * What two real districts published about their one-stop offices, and what was left open there. Their names are right
 * here: the numbers are their own. Everything that the replay had to add is named as such in its rows.
 */
export interface ReportedDistrict {
  /** GSO code. */
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly province: { readonly code: string; readonly name: string; readonly nameEn: string };
  /** Civil days, both included. */
  readonly from: string;
  readonly to: string;
  /** Dossiers taken in; by channel where that was published. */
  readonly received: number;
  readonly channels?: { readonly counter: number; readonly onlinePartial: number; readonly onlineFull: number };
  readonly resolved: number;
  /** Of those resolved: ahead of the due date and on it, where the two were published apart. */
  readonly inTime: number | { readonly ahead: number; readonly onDueDate: number };
  readonly petitions?: number;
}

export const krongPac: ReportedDistrict = {
  code: "654",
  name: "Huyện Krông Pắc",
  nameEn: "Krông Pắc District",
  province: { code: "66", name: "Tỉnh Đắk Lắk", nameEn: "Đắk Lắk Province" },
  from: "2023-01-01",
  to: "2023-09-30",
  received: 37_384,
  channels: { counter: 24_879, onlinePartial: 5_090, onlineFull: 7_415 },
  resolved: 37_294,
  inTime: { ahead: 21_415, onDueDate: 15_879 },
};

export const damRong: ReportedDistrict = {
  code: "674",
  name: "Huyện Đam Rông",
  nameEn: "Đam Rông District",
  province: { code: "68", name: "Tỉnh Lâm Đồng", nameEn: "Lâm Đồng Province" },
  from: "2021-01-01",
  to: "2025-03-31",
  received: 74_909,
  resolved: 74_848,
  inTime: 74_491,
  petitions: 0,
};
