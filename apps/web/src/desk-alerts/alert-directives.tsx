import type { Alert } from "@ioc/protocol/alerts.ts";
import { directiveListSchema } from "@ioc/protocol/directives.ts";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { askJson } from "../shell/api.ts";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { alertWords } from "./alert-words.ts";

/** The directives that answer an alert, and where they stand; nothing while there are none. */
export function AlertDirectives({ alert: { id, unit } }: { alert: Alert }): ReactElement | null {
  const text = useWords(alertWords);
  const moment = useMoment();
  const { data } = useQuery({
    queryKey: ["directives", "answering", unit],
    queryFn: ({ signal }) =>
      askJson(`/directives?${new URLSearchParams({ unit, limit: "500" })}`, directiveListSchema, { signal }),
  });
  const answers = data?.items.filter(({ alert }) => alert === id) ?? [];
  if (answers.length === 0) return null;
  return (
    <Section title={text("directives")}>
      <ul className="deeds">
        {answers.map((directive) => (
          <li key={directive.id}>
            <Link to={`/directives/${directive.id}`}>{directive.unitName}</Link>{" "}
            <span className="deeds-who">
              {text(`directive_${directive.state}`)}, {text("directiveDue", { time: moment(directive.dueAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
