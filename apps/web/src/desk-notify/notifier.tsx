import { directiveListSchema } from "@ioc/protocol/directives.ts";
import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { askDossiers } from "../dossier-parts/dossier-query.ts";
import { dueText } from "../dossier-parts/due-text.ts";
import { nameIn } from "../language/language.ts";
import { createBoardSocket } from "../live/board-socket.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { askJson } from "../shell/api.ts";
import { serverNow } from "../shell/server-time.ts";
import { usePerson } from "../shell/shell-context.ts";
import { Folded } from "./folded.ts";
import { followNews, type NewsAsked, type NewsTold } from "./follow-news.ts";
import { inOneTab } from "./in-one-tab.ts";
import { notifyWords } from "./notify-words.ts";
import { type News, showNotification } from "./show-notification.ts";
import { toldUnits } from "./told-units.ts";
import { wholeList } from "./whole-list.ts";

/** So many codes are named; the rest is a number. */
const MOST_CODES = 2;
const MOST_ROWS = "500";
/** Of more than so many at risk, as a province may have, none is told. */
const MOST_AT_RISK = 2000;

/** Tells somebody who wants it what is new at their unit, as long as it stands. */
export function Notifier(): null {
  const person = usePerson();
  const told = useRef<NewsTold | undefined>(undefined);
  const toldNow = useTold();
  useEffect(() => {
    told.current = toldNow;
  });
  const units = toldUnits(person).join(" ");
  useEffect(() => {
    const [first, ...others] = units.split(" ");
    if (first === undefined || first === "") return;
    const ended = new AbortController();
    inOneTab(ended.signal, () => {
      // The cookie says who it is.
      const socket = createBoardSocket(window.location.origin, () => undefined);
      let board: Parameters<NewsTold["atRisk"]>[1] | undefined;
      const folded = new Folded(
        (codes) => board && told.current?.atRisk(codes, board),
        () => performance.now(),
      );
      const end = followNews(socket, [first, ...others], newsAsked(ended.signal), {
        directives: (directives) => told.current?.directives(directives),
        atRisk: (codes, of) => {
          board = of;
          folded.add(codes);
        },
      });
      return () => {
        folded.end();
        end();
      };
    });
    return () => ended.abort();
  }, [units]);
  return null;
}

function newsAsked(signal: AbortSignal): NewsAsked {
  return {
    directives: async () => {
      const path = `/directives?${new URLSearchParams({ state: "open", limit: MOST_ROWS })}`;
      return (await askJson(path, directiveListSchema, { signal })).items;
    },
    atRisk: async (unit, at) => {
      const query = { unit, at, measure: "atRisk", sort: "due", limit: MOST_ROWS };
      const all = await wholeList((cursor) => askDossiers(query, cursor, signal), MOST_AT_RISK);
      return all?.map(({ code }) => code);
    },
  };
}

/** What is said of news, in the language of the page. */
function useTold(): NewsTold {
  const text = useWords(notifyWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const navigate = useNavigate();
  const show = (news: Omit<News, "language">): void => {
    // A browser that forbids it meanwhile says so where it is turned on.
    showNotification({ ...news, language }, (path) => void navigate(path)).catch(() => undefined);
  };
  return {
    directives: (directives) => {
      const [one, ...others] = directives;
      if (one === undefined) return;
      const today = civilTimeOf(serverNow()).date;
      const when = dueText(one.dueAt, today, (time) => inGeneral("todayAt", { time }));
      const number = formatCount(language, directives.length);
      show({
        title: others.length === 0 ? text("newDirective") : text("newDirectives", { count: directives.length, number }),
        body: text("directiveTo", { unit: one.unitName, when }),
        tag: others.length === 0 ? `directive-${one.id}` : "directives",
        path: others.length === 0 ? `/directives/${one.id}` : "/directives",
      });
    },
    atRisk: (all, board) => {
      const codes = all.slice(0, MOST_CODES).join(", ");
      const more = all.length - MOST_CODES;
      show({
        title: text("atRisk", { count: all.length, number: formatCount(language, all.length) }),
        body: text("atUnit", {
          unit: nameIn(language, board.unit),
          codes: more > 0 ? text("codesAndMore", { codes, count: more, number: formatCount(language, more) }) : codes,
        }),
        tag: "at-risk",
        path: "/desk?list=atRisk",
      });
    },
  };
}
