import { type ReactElement, useState } from "react";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { NotificationSection } from "../desk-notify/notification-section.tsx";
import { ChangePassword } from "../shell/change-password.tsx";
import { Page } from "../shell/page.tsx";
import { Section } from "../shell/section.tsx";
import { loadSession } from "../shell/session-store.ts";
import { usePerson, useSessionStore } from "../shell/shell-context.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { accountWords } from "./account-words.ts";
import { OwnSessionList } from "./own-session-list.tsx";
import { TwoFactor } from "./two-factor.tsx";
import "./account.css";

/** What belongs to oneself: name and roles, password, second factor, sessions. */
export function AccountPage(): ReactElement {
  const text = useWords(accountWords);
  const inGeneral = useWords(deskWords);
  const person = usePerson();
  const session = useSessionStore();
  const notify = useNotify();
  const unitName = useUnitName();
  const moment = useMoment();
  // A new form once it was used: nothing of a password stays in it.
  const [changes, setChanges] = useState(0);
  return (
    <Page title={text("title")} lead={text("signedInAs", { name: person.name, user: person.user })}>
      <dl className="account-facts">
        <div>
          <dt>{text("roles")}</dt>
          {person.grants.map(({ role, unit }) => (
            <dd key={`${role} ${unit}`}>
              {inGeneral("roleAt", { role: inGeneral(`role_${role}`), unit: unitName(unit) })}
            </dd>
          ))}
        </div>
      </dl>
      <p className="soft">{text("signedInUntil", { from: moment(person.signedInAt), to: moment(person.expiresAt) })}</p>
      <Section title={text("password")}>
        {person.external ? (
          <p>{text("passwordExternal")}</p>
        ) : (
          <div className="narrow">
            <p className="soft">{text("passwordLead")}</p>
            <ChangePassword
              key={changes}
              user={person.user}
              onDone={() => {
                setChanges(changes + 1);
                notify(text("passwordChanged"));
                void loadSession(session);
              }}
            />
          </div>
        )}
      </Section>
      <NotificationSection />
      {!person.external && <TwoFactor isOn={person.twoFactor} />}
      <OwnSessionList />
    </Page>
  );
}
