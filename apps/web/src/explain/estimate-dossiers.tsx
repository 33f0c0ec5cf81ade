import type { EstimateItem, Estimates } from "@ioc/protocol/estimates.ts";
import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { nameIn } from "../language/language.ts";
import { useAsked } from "../live/use-asked.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { chanceText } from "../numbers/estimate-text.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, usePage, useWall, useWords } from "../page/page-context.ts";
import { estimateWords } from "./estimate-words.ts";
import { SignInHint } from "./sign-in-hint.tsx";

const SHOWN = 50;

/** What is due, each with its chance and how many it rests on, for whoever may read dossiers; and the way to all of it. */
export function EstimateDossiers({ unit, at }: { unit: string; at: string }): ReactElement {
  const text = useWords(estimateWords);
  const language = useLanguage();
  const query = { unit, at, part: "due", limit: String(SHOWN) };
  const asked = useAsked<Estimates>("estimates", query, usePage().token.read());
  return (
    <section className="explain-dossiers" data-list="estimates">
      <h3>{text("dossiers")}</h3>
      {asked.kind === "loading" && <p>{text("loading")}</p>}
      {asked.kind === "failed" && <p role="alert">{text("failed", { detail: asked.detail })}</p>}
      {asked.kind === "notForYou" && <SignInHint of="listNeedsSignIn" />}
      {asked.kind === "there" && (
        <>
          <p>
            {text("first", {
              shown: formatCount(language, asked.answer.items.length),
              total: formatCount(language, asked.answer.nextClose.count),
            })}
          </p>
          <p>
            <a href={`/late?${new URLSearchParams({ unit })}`}>{text("toLate")}</a>
          </p>
          <Table items={asked.answer.items} />
        </>
      )}
    </section>
  );
}

function Table({ items }: { items: readonly EstimateItem[] }): ReactElement {
  const text = useWords(estimateWords);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="panel-list estimate-list" tabIndex={0} aria-label={text("dossiers")}>
      <table>
        <thead>
          <tr>
            <Head of="dossier" />
            <Head of="chance" />
            <th scope="col">
              {text("restsOn")}
              <small>{text("restsOnHint")}</small>
            </th>
            <Head of="dueAt" />
            <th scope="col">
              {text("procedure")}
              <small>{text("unit")}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.dossier.code} item={item} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ of }: { of: "dossier" | "chance" | "dueAt" }): ReactElement {
  return <th scope="col">{useWords(estimateWords)(of)}</th>;
}

function Row({ item: { dossier, chance, own, procedure, all } }: { item: EstimateItem }): ReactElement {
  const text = useWords(estimateWords);
  const language = useLanguage();
  const overview = useWall((state) => state.shown?.documents.overview);
  const found = overview?.unit.code === dossier.unit ? overview.unit : overview?.tiles[dossier.unit];
  const due = dossier.dueAt == null ? undefined : civilTimeOf(dossier.dueAt);
  const rests = [own, procedure ?? own, all].map((basis) => formatCount(language, basis?.resolved ?? 0));
  return (
    <tr>
      <th scope="row">{dossier.code}</th>
      <td>
        <b>{chance == null ? text("notKnown") : chanceText(language, chance)}</b>
      </td>
      <td>{rests.join(" · ")}</td>
      <td>{due === undefined ? "–" : `${due.minute} ${formatDate(due.date)}`}</td>
      <td>
        {dossier.procedureName ?? fieldName(language, dossier.field)}
        <small>{found === undefined ? dossier.unit : nameIn(language, found)}</small>
      </td>
    </tr>
  );
}
