import type { DriveBody } from "@ioc/protocol/screen-drive.ts";
import { type ScreenItem, screenItemSchema } from "@ioc/protocol/screens.ts";
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { SCREENS_KEY } from "../screen-parts/screens-key.ts";
import { askJson, askNothing } from "../shell/api.ts";

/** How often it is looked what the screen shows and who drives it. */
const RENEW_MS = 2000;

export interface Remote {
  readonly screen: UseQueryResult<ScreenItem>;
  readonly command: UseMutationResult<ScreenItem, Error, DriveBody>;
  readonly release: UseMutationResult<void, Error, void>;
}

/** One screen, and the commands to it. */
export function useRemote(id: string, onReleased: () => void): Remote {
  const queries = useQueryClient();
  const queryKey = [...SCREENS_KEY, id];
  const path = `/screens/${encodeURIComponent(id)}`;
  // In the order in which they were pressed.
  const scope = { id: `remote ${id}` };
  const screen = useQuery({
    queryKey,
    queryFn: ({ signal }) => askJson(path, screenItemSchema, { signal }),
    refetchInterval: RENEW_MS,
  });
  const command = useMutation({
    scope,
    mutationFn: (json: DriveBody) => askJson(`${path}/drive`, screenItemSchema, { method: "POST", json }),
    async onSuccess(item) {
      // What was asked before the command would show what is over.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, item);
    },
  });
  const release = useMutation({
    scope,
    mutationFn: () => askNothing(`${path}/drive`, { method: "DELETE" }),
    onSuccess: () => {
      onReleased();
      return queries.invalidateQueries({ queryKey });
    },
  });
  return { screen, command, release };
}
