import { alertDetailSchema } from "@ioc/protocol/alerts.ts";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useSearchParams } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { liesWithin } from "../desk/unit-choices.ts";
import { askJson } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { mayDirect, placesOfRoles } from "../shell/may.ts";
import { Page } from "../shell/page.tsx";
import { usePerson } from "../shell/shell-context.ts";
import { useReadableUnits } from "../shell/use-readable-units.ts";
import { useWorkingTime } from "../shell/use-working-time.ts";
import { originOf } from "./directive-origin.ts";
import { directiveWords } from "./directive-words.ts";
import { NewDirectiveForm } from "./new-directive-form.tsx";
import "./directives.css";

/** A leader urges a unit: from nothing, from a number, or from an alert. */
export function NewDirectivePage(): ReactElement {
  const text = useWords(directiveWords);
  if (mayDirect(usePerson())) {
    return (
      <Page title={text("newTitle")} lead={text("newLead")}>
        <Beginning />
      </Page>
    );
  }
  return (
    <Page title={text("newTitle")}>
      <p className="empty">{text("notForYou")}</p>
    </Page>
  );
}

/** What the form begins with has to be there first. */
function Beginning(): ReactElement {
  const text = useWords(directiveWords);
  const inGeneral = useWords(deskWords);
  const person = usePerson();
  const [address] = useSearchParams();
  const origin = originOf(address);
  const units = useReadableUnits();
  const working = useWorkingTime();
  const alert = useQuery({
    queryKey: ["alerts", "one", origin.alert],
    enabled: origin.alert !== undefined,
    queryFn: ({ signal }) =>
      askJson(`/alerts/${encodeURIComponent(origin.alert ?? "")}`, alertDetailSchema, { signal }),
  });
  if (alert.error instanceof ApiError && alert.error.code === "not-found") {
    return <p className="empty">{text("alertGone")}</p>;
  }
  const failure = units.error ?? working.error ?? alert.error;
  if (failure !== null) return <FailureNote failure={failure} />;
  if (units.data === undefined || working.data === undefined || (origin.alert !== undefined && !alert.data)) {
    return <p>{inGeneral("loading")}</p>;
  }
  const all = units.data;
  const places = placesOfRoles(person, ["leader"]);
  const led = all.filter(({ code, validTo }) => !validTo && liesWithin(all, places, code));
  const unit = alert.data?.unit ?? origin.unit;
  if (unit !== undefined && !led.some(({ code }) => code === unit)) return <p className="empty">{text("notYours")}</p>;
  return (
    <NewDirectiveForm
      key={address.toString()}
      origin={{ ...origin, unit }}
      alert={alert.data}
      units={led}
      working={working.data}
    />
  );
}
