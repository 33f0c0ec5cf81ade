import { calendarYearsSchema } from "@ioc/protocol/calendar-years.ts";
import { feedListSchema, procedureListSchema, unitListSchema } from "@ioc/protocol/provisioning.ts";
import { useQueries } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";
import type { Installation } from "./start-steps.ts";

/** What an administrator should look at, even when everything is set up. */
export interface Attention {
  readonly missingYears: readonly number[];
  readonly staleFeeds: number;
  readonly rejected: number;
}

export interface KnownInstallation {
  readonly installation: Installation;
  readonly attention: Attention | undefined;
  readonly failure: unknown;
}

/** A first event is seen soon after it arrived. */
const LOOK_AGAIN_MS = 3000;

/** Somebody who comes back from having done a step must not be told once more to do it. */
const FRESH = { staleTime: 0, gcTime: 0 } as const;

/** What the server has, looked at again and again. */
export function useInstallation(thisYear: number): KnownInstallation {
  const [units, years, procedures, feeds] = useQueries({
    queries: [
      {
        queryKey: ["start", "units"],
        queryFn: async ({ signal }) => (await askJson("/units", unitListSchema, { signal })).items.length,
        ...FRESH,
      },
      {
        queryKey: ["start", "years"],
        queryFn: async ({ signal }) => (await askJson("/calendar/years", calendarYearsSchema, { signal })).items,
        ...FRESH,
      },
      {
        queryKey: ["start", "procedures"],
        queryFn: async ({ signal }) => (await askJson("/procedures", procedureListSchema, { signal })).items.length,
        ...FRESH,
      },
      {
        queryKey: ["start", "feeds"],
        queryFn: async ({ signal }) => (await askJson("/feeds", feedListSchema, { signal })).items,
        ...FRESH,
        refetchInterval: LOOK_AGAIN_MS,
      },
    ],
  });
  const missing = years.data?.filter((year) => year.missing).map(({ year }) => year);
  return {
    installation: {
      units: units.data,
      yearIsKnown: missing && !missing.includes(thisYear),
      procedures: procedures.data,
      feeds: feeds.data?.length,
      heard: feeds.data?.some(({ lastEventAt }) => lastEventAt != null),
    },
    attention:
      feeds.data === undefined || missing === undefined
        ? undefined
        : {
            missingYears: missing.filter((year) => year === thisYear || year === thisYear + 1),
            staleFeeds: feeds.data.filter(({ state }) => state === "stale").length,
            rejected: feeds.data.reduce((sum, { rejectedLastDay }) => sum + rejectedLastDay, 0),
          },
    failure: units.error ?? years.error ?? procedures.error ?? feeds.error,
  };
}
