import { MEASURES, type Measure } from "@ioc/protocol/names.ts";
import { daySchema } from "@ioc/protocol/text.ts";

/** What led to a directive: an alert, a number of a unit, or nothing but the wish to send one. */
export interface DirectiveOrigin {
  readonly alert: string | undefined;
  readonly unit: string | undefined;
  readonly measure: Measure | undefined;
  readonly field: string | undefined;
  /** The unit by itself, without what is below it. */
  readonly own: boolean;
  /** First civil day of the number's period, which ends today; undefined: today alone. */
  readonly from: string | undefined;
}

/** By the address that somebody came with. */
export function originOf(address: URLSearchParams): DirectiveOrigin {
  return {
    alert: address.get("alert") ?? undefined,
    unit: address.get("unit") ?? undefined,
    measure: MEASURES.find((known) => known === address.get("measure")),
    field: address.get("field") ?? undefined,
    own: address.get("own") === "1",
    from: daySchema.safeParse(address.get("from")).data,
  };
}
