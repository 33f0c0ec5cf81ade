import { type ScreenItem, screenListSchema } from "@ioc/protocol/screens.ts";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Link } from "react-router";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { ScreenStateMark } from "../screen-parts/screen-state-mark.tsx";
import { screenWords } from "../screen-parts/screen-words.ts";
import { SCREENS_KEY } from "../screen-parts/screens-key.ts";
import { useShownText } from "../screen-parts/use-shown-text.ts";
import { askJson } from "../shell/api.ts";
import { Page } from "../shell/page.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { ScreenDialog } from "./screen-dialog.tsx";
import { screensWords } from "./screens-words.ts";

const RENEW_MS = 10_000;

/** The wall screens of one's units. */
export function ScreensPage(): ReactElement {
  const text = useWords(screensWords);
  const common = useWords(screenWords);
  const inGeneral = useWords(deskWords);
  const unitName = useUnitName();
  const shownText = useShownText();
  const moment = useMoment();
  const [open, setOpen] = useState<string | undefined>(undefined);
  const list = useQuery({
    queryKey: SCREENS_KEY,
    queryFn: ({ signal }) => askJson("/screens", screenListSchema, { signal }),
    refetchInterval: RENEW_MS,
  });
  const columns: readonly [Column<ScreenItem>, ...Column<ScreenItem>[]] = [
    { key: "name", title: text("name"), cell: ({ name }) => name },
    { key: "unit", title: text("unit"), look: "soft", cell: ({ unit }) => unitName(unit) },
    {
      key: "scene",
      title: text("scene"),
      look: "soft",
      cell: ({ scene, playlist }) =>
        playlist.length === 0 ? common(`scene_${scene}`) : text("items", { count: playlist.length }),
    },
    { key: "state", title: text("state"), cell: (screen) => <ScreenStateMark screen={screen} /> },
    {
      key: "shows",
      title: text("shows"),
      look: "soft",
      cell: ({ report }) => shownText(report) ?? inGeneral("never"),
    },
    { key: "drive", title: text("drive"), look: "soft", cell: ({ drive }) => drive?.by ?? text("nobody") },
    { key: "seen", title: text("lastSeen"), look: "soft", cell: ({ lastSeenAt }) => moment(lastSeenAt) },
  ];
  const shown = list.data?.items.find(({ id }) => id === open);
  return (
    <Page
      title={text("title")}
      lead={text("lead")}
      actions={
        <Link className="button button-main" to="/approve">
          {text("add")}
        </Link>
      }
    >
      <FailureNote failure={list.error} />
      {list.isPending && <p>{inGeneral("loading")}</p>}
      {list.data !== undefined && (
        <DataTable
          caption={text("title")}
          columns={columns}
          rows={list.data.items}
          keyOf={({ id }) => id}
          onOpen={({ id }) => setOpen(id)}
          empty={text("none", { address: `${window.location.origin}/screen` })}
        />
      )}
      {shown !== undefined && <ScreenDialog key={shown.id} screen={shown} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
