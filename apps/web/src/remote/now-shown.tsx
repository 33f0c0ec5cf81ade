import type { ScreenItem } from "@ioc/protocol/screens.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { ScreenStateMark } from "../screen-parts/screen-state-mark.tsx";
import { screenWords } from "../screen-parts/screen-words.ts";
import { useShownText } from "../screen-parts/use-shown-text.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { remoteWords } from "./remote-words.ts";
import { shownPlace } from "./shown-place.ts";

/** What the wall shows now, and who drives it. */
export function NowShown({ screen }: { screen: ScreenItem }): ReactElement {
  const text = useWords(remoteWords);
  const common = useWords(screenWords);
  const unitName = useUnitName();
  const moment = useMoment();
  const { name, drive } = screen;
  const shown = shownPlace(screen);
  const shownText = useShownText();
  // Whoever drives it wakes it.
  const said = drive === null && shown !== undefined ? shownText(screen.report) : undefined;
  return (
    <section className="remote-now">
      <h2>{name}</h2>
      <ScreenStateMark screen={screen} />
      <p>
        <span className="soft">{text("showsNow")}</span>{" "}
        <b className="remote-shown">
          {said ??
            (shown === undefined || shown.unit === null
              ? text("notKnown")
              : common("showing", { scene: common(`scene_${shown.scene}`), unit: unitName(shown.unit) }))}
        </b>
      </p>
      {drive?.frozen === true && <p className="remote-mark">{text("frozenNow")}</p>}
      {drive?.at != null && <p className="remote-mark">{text("pastOf", { at: moment(drive.at) })}</p>}
      <p className="remote-driver" role="status">
        {drive === null
          ? text("byPlaylist")
          : drive.mine
            ? text("untilMine", { until: moment(drive.until) })
            : text("untilOther", { by: drive.by, since: moment(drive.since) })}
      </p>
    </section>
  );
}
