import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { Random } from "../plan/random.ts";
import { departments, districts, provinceName } from "./places.ts";
import type { Demand } from "./procedures.ts";

/** An office that receives dossiers. */
export interface Office {
  readonly code: string;
  readonly kind: "province" | "department" | "district" | "commune";
  /** Its feed reports for it and, in the first catching up, for everything below it. */
  readonly trunk: string;
  /** Where the communes' land dossiers go. */
  readonly landOffice?: string;
  readonly demand: Demand;
  /** Dossiers on a working day. */
  readonly dailyMean: number;
  /** Petitions and complaints on any day. */
  readonly feedbackMean: number;
}

export const PROVINCE = "SG";
export const DOSSIERS_PER_WORKING_DAY = 900;

const codeOfDistrict = (index: number): string => `SG${String(index + 1).padStart(2, "0")}`;
const codeOfCommune = (district: string, index: number): string => `${district}.${String(index + 1).padStart(2, "0")}`;
const suffixEn: Record<string, string> = { "P.": "ward", "TT.": "township", "X.": "commune" };

/** Dossier codes begin with it; the dash keeps a district's prefix from covering its communes'. */
export function codePrefixOf(unit: string): string {
  return `${unit}-`;
}

/** The whole tree as it is provisioned. Positions are invented too: a grid, somewhat shaken. */
export function unitBodies(): UnitBody[] {
  const units: UnitBody[] = [
    { code: PROVINCE, name: provinceName, nameEn: "Sơn Giang Province", kind: "province", codePrefix: "SG-" },
  ];
  for (const { code, name, nameEn } of departments) {
    units.push({ code, name, nameEn, kind: "department", parent: PROVINCE, codePrefix: codePrefixOf(code) });
  }
  districts.forEach(({ name, communes }, index) => {
    const code = codeOfDistrict(index);
    const lat = 14.6 - 0.45 * Math.floor(index / 4);
    const lon = 107.6 + 0.3 * (index % 4);
    units.push({
      code,
      name,
      nameEn: `${name} District`,
      kind: "district",
      parent: PROVINCE,
      codePrefix: codePrefixOf(code),
      lat,
      lon,
    });
    communes.forEach((communeName, communeIndex) => {
      const communeCode = codeOfCommune(code, communeIndex);
      const shake = new Random(`place/${communeCode}`);
      const [kind = "X.", ...words] = communeName.split(" ");
      units.push({
        code: communeCode,
        name: communeName,
        nameEn: `${words.join(" ")} ${suffixEn[kind]}`,
        kind: "commune",
        parent: code,
        codePrefix: codePrefixOf(communeCode),
        lat: Number((lat + shake.between(-0.16, 0.16)).toFixed(4)),
        lon: Number((lon + shake.between(-0.12, 0.12)).toFixed(4)),
      });
    });
  });
  return units;
}

const departmentDemand: Record<string, Demand> = { "SG.NNMT": "land", "SG.SXD": "building", "SG.STP": "justice" };

/** Everyone who takes dossiers, with shares of the province's day that differ as places do. */
export function offices(): Office[] {
  const list: { office: Omit<Office, "dailyMean">; share: number }[] = [
    {
      office: { code: PROVINCE, kind: "province", trunk: PROVINCE, demand: "justice", feedbackMean: 3 },
      share: 4,
    },
  ];
  for (const { code } of departments) {
    const demand = departmentDemand[code] ?? "justice";
    list.push({ office: { code, kind: "department", trunk: code, demand, feedbackMean: 0.2 }, share: 6 });
  }
  districts.forEach(({ communes }, index) => {
    const code = codeOfDistrict(index);
    list.push({ office: { code, kind: "district", trunk: code, demand: "district", feedbackMean: 0.4 }, share: 15 });
    communes.forEach((name, communeIndex) => {
      const communeCode = codeOfCommune(code, communeIndex);
      const size = new Random(`size/${communeCode}`).between(1.8, 5.5);
      list.push({
        office: {
          code: communeCode,
          kind: "commune",
          trunk: code,
          landOffice: code,
          demand: "commune",
          feedbackMean: 0.05,
        },
        share: name.startsWith("X.") ? size : size + 3,
      });
    });
  });
  const whole = list.reduce((sum, { share }) => sum + share, 0);
  return list.map(({ office, share }) => ({ ...office, dailyMean: (DOSSIERS_PER_WORKING_DAY * share) / whole }));
}

/** The code of a unit by its name; for the few places that the story singles out. */
export function codeOfName(name: string): string {
  const unit = unitBodies().find((candidate) => candidate.name === name);
  if (unit === undefined) throw new Error(`no unit of the province is called ${name}`);
  return unit.code;
}
