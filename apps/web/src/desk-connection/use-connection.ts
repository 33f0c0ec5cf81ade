import { type Connection, connectionSchema } from "@ioc/protocol/connection.ts";
import { type DossierList, dossierListSchema } from "@ioc/protocol/dossiers.ts";
import { type FaultList, faultListSchema } from "@ioc/protocol/faults.ts";
import type { FaultKind } from "@ioc/protocol/names.ts";
import {
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";

const KEY = "connection";
/** What it says moves by itself. */
const LOOK_AGAIN_MS = 60_000;

/** @param unit absent: the topmost of whoever asks */
export function useConnection(unit: string | undefined): UseQueryResult<Connection> {
  return useQuery({
    queryKey: [KEY, unit],
    queryFn: ({ signal }) => askJson(`/connection${queryOf({ unit })}`, connectionSchema, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

type Pages<Page> = UseInfiniteQueryResult<InfiniteData<Page, string | undefined>>;

/** The faults of one kind that are shown to a unit, page by page. */
export function useFaults(unit: string, kind: FaultKind): Pages<FaultList> {
  return useInfiniteQuery({
    queryKey: [KEY, unit, "faults", kind],
    queryFn: ({ pageParam: cursor, signal }) =>
      askJson(`/faults${queryOf({ unit, kind, cursor })}`, faultListSchema, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Dossiers that were resolved without a payment where a fee seems to be due, page by page. */
export function useUnpaid(unit: string): Pages<DossierList> {
  return useInfiniteQuery({
    queryKey: [KEY, unit, "unpaid"],
    queryFn: ({ pageParam: cursor, signal }) =>
      askJson(`/connection/unpaid${queryOf({ unit, cursor })}`, dossierListSchema, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

function queryOf(members: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}
