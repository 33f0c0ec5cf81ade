import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskSettings, useWords } from "../desk/desk-context.ts";
import { Section } from "../shell/section.tsx";
import { usePerson } from "../shell/shell-context.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { notifyWords } from "./notify-words.ts";
import { permitOf } from "./show-notification.ts";
import { toldUnits } from "./told-units.ts";

/** Where notifications are turned on and off; nobody is asked before they press. */
export function NotificationSection(): ReactElement {
  const text = useWords(notifyWords);
  const person = usePerson();
  const unitName = useUnitName();
  const toldTo = useDeskSettings((settings) => settings.toldTo);
  const tell = useDeskSettings((settings) => settings.tell);
  const [permit, setPermit] = useState(() => permitOf(window));
  const units = toldUnits(person);
  const isOn = permit === "granted" && toldTo === person.user;
  const [first = ""] = units.map(unitName);
  const onText =
    units.length > 1
      ? text("onForMany", { units: units.map(unitName).join(", "), unit: first })
      : text("on", { unit: first });
  const turnOn = async (): Promise<void> => {
    await Notification.requestPermission();
    const now = permitOf(window);
    setPermit(now);
    if (now === "granted") tell(person.user);
  };
  return (
    <Section title={text("section")}>
      <p className="soft">{text("lead")}</p>
      <p role="status" data-notifications={isOn ? "on" : permit}>
        {units.length === 0
          ? text("noUnit")
          : isOn
            ? onText
            : permit === "granted" || permit === "asks"
              ? text("off")
              : text(permit)}
      </p>
      {units.length > 0 && (isOn || permit === "granted" || permit === "asks") && (
        <p className="actions">
          <Button onClick={isOn ? () => tell(undefined) : () => void turnOn()}>
            {text(isOn ? "turnOff" : "turnOn")}
          </Button>
        </p>
      )}
    </Section>
  );
}
