import type { ProcedureBody } from "@ioc/protocol/provisioning.ts";

export interface DemoProcedure extends ProcedureBody {
  /** 0: free of charge. */
  readonly feeVnd: number;
}

export const LAND = "Đất đai";
export const BUILDING = "Xây dựng";
export const SOCIAL = "Bảo trợ xã hội";

type Row = readonly [
  code: string,
  name: string,
  field: string,
  level: ProcedureBody["level"],
  service: ProcedureBody["service"],
  limitWorkingDays: number,
  feeVnd: number,
];

/** Codes, names and limits are published ones; level, service and fee are set for the demo. */
const rows: readonly Row[] = [
  ["1.001193", "Đăng ký khai sinh", "Hộ tịch", "commune", "full", 0, 0],
  ["1.004873", "Cấp giấy xác nhận tình trạng hôn nhân", "Hộ tịch", "commune", "full", 3, 10_000],
  ["2.000635", "Cấp bản sao trích lục hộ tịch", "Hộ tịch", "commune", "full", 0, 8_000],
  ["1.004859", "Thay đổi, cải chính, bổ sung hộ tịch", "Hộ tịch", "commune", "partial", 3, 15_000],
  ["1.000894", "Đăng ký kết hôn", "Hộ tịch", "commune", "partial", 0, 0],
  ["1.000656", "Đăng ký khai tử", "Hộ tịch", "commune", "full", 0, 0],
  ["2.000908", "Cấp bản sao từ sổ gốc", "Chứng thực", "commune", "full", 0, 5_000],
  ["2.000815", "Chứng thực bản sao từ bản chính", "Chứng thực", "commune", "full", 0, 6_000],
  ["2.000884", "Chứng thực chữ ký", "Chứng thực", "commune", "information", 0, 10_000],
  ["1.004194", "Đăng ký tạm trú", "Cư trú", "commune", "full", 3, 7_000],
  ["1.001612", "Đăng ký thành lập hộ kinh doanh", "Hộ kinh doanh", "district", "full", 3, 100_000],
  ["2.000720", "Đăng ký thay đổi nội dung hộ kinh doanh", "Hộ kinh doanh", "district", "full", 3, 100_000],
  ["1.012783", "Cấp đổi giấy chứng nhận quyền sử dụng đất", LAND, "district", "partial", 5, 50_000],
  ["1.012784", "Tách thửa hoặc hợp thửa đất", LAND, "district", "partial", 12, 120_000],
  ["1.012786", "Cấp lại giấy chứng nhận do bị mất", LAND, "district", "partial", 10, 50_000],
  ["1.012782", "Cấp giấy chứng nhận cho phần diện tích còn lại", LAND, "district", "partial", 15, 120_000],
  ["1.013978", "Đăng ký, cấp giấy chứng nhận lần đầu", LAND, "district", "partial", 20, 100_000],
  ["1.013225", "Cấp giấy phép xây dựng nhà ở riêng lẻ", BUILDING, "district", "full", 15, 75_000],
  ["1.001776", "Trợ cấp xã hội hàng tháng", SOCIAL, "commune", "partial", 10, 0],
  ["1.001731", "Hỗ trợ chi phí mai táng", SOCIAL, "commune", "partial", 3, 0],
  ["1.011606", "Công nhận hộ nghèo, hộ cận nghèo", "Giảm nghèo", "commune", "partial", 15, 0],
];

export const procedures: readonly DemoProcedure[] = rows.map(([code, name, field, level, service, limit, feeVnd]) => ({
  code,
  name,
  field,
  level,
  service,
  limit,
  limitUnit: "workingDay",
  fee: feeVnd > 0 ? "due" : "none",
  feeVnd,
}));

/** As it is provisioned: whether there is a fee, not how much. */
export function procedureBodies(): ProcedureBody[] {
  return procedures.map(({ feeVnd: _feeVnd, ...body }) => body);
}

/** How often each procedure is asked for, by the kind of office that receives it. */
export const demand = {
  commune: {
    "1.001193": 6,
    "1.004873": 6,
    "2.000635": 9,
    "1.004859": 2,
    "1.000894": 3,
    "1.000656": 3,
    "2.000908": 3,
    "2.000815": 22,
    "2.000884": 6,
    "1.004194": 10,
    "1.012783": 7,
    "1.012784": 4,
    "1.012786": 1.5,
    "1.012782": 2.5,
    "1.013978": 3,
    "1.001776": 4,
    "1.001731": 3,
    "1.011606": 2,
  },
  district: {
    "1.001612": 22,
    "2.000720": 12,
    "1.013225": 16,
    "2.000815": 14,
    "1.004859": 6,
    "1.012783": 8,
    "1.012784": 6,
    "1.013978": 4,
  },
  land: { "1.012783": 4, "1.012784": 4, "1.012782": 3, "1.013978": 4 },
  building: { "1.013225": 1 },
  justice: { "2.000908": 4, "2.000635": 3 },
} as const satisfies Record<string, Record<string, number>>;
export type Demand = keyof typeof demand;
