import type { Person } from "@ioc/protocol/people.ts";
import type { ReactElement } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { Glyph } from "../stage/glyph.tsx";
import { peopleWords } from "./people-words.ts";

export interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly empty: string;
  readonly onOpen: (person: Person) => void;
}

export function PeopleTable({ people, empty, onOpen }: PeopleTableProps): ReactElement {
  const text = useWords(peopleWords);
  const inGeneral = useWords(deskWords);
  const unitName = useUnitName();
  const moment = useMoment();
  const columns: readonly [Column<Person>, ...Column<Person>[]] = [
    { key: "name", title: text("name"), cell: ({ name }) => name },
    { key: "user", title: text("user"), look: "soft", cell: ({ user }) => user },
    {
      key: "grants",
      title: text("grants"),
      look: "soft",
      cell: ({ grants }) =>
        grants
          .map(({ role, unit }) => inGeneral("roleAt", { role: inGeneral(`role_${role}`), unit: unitName(unit) }))
          .join("; "),
    },
    { key: "state", title: text("state"), cell: (person) => <State person={person} /> },
    { key: "last", title: text("lastSignIn"), look: "soft", cell: ({ lastSignInAt }) => moment(lastSignInAt) },
  ];
  return (
    <DataTable
      caption={text("title")}
      columns={columns}
      rows={people}
      keyOf={({ id }) => id}
      onOpen={onOpen}
      empty={empty}
    />
  );
}

function State({ person }: { person: Person }): ReactElement {
  const text = useWords(peopleWords);
  const kind = person.disabled ? "disabled" : person.mustChangePassword ? "mustChange" : "active";
  return (
    <span className="state">
      <Glyph name={kind === "disabled" ? "suspended" : kind === "mustChange" ? "open" : "met"} size={16} />
      {[text(kind), ...(person.twoFactor ? [text("twoFactor")] : [])].join(", ")}
    </span>
  );
}
