import type { DeviceCode } from "@ioc/protocol/screens.ts";
import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { QrCode } from "../desk/qr-code.tsx";
import type { TextValues } from "../language/words.ts";
import { orbitShift } from "../stage/orbit-shift.ts";
import type { EnrolmentState, EnrolmentStore } from "./enrolment.ts";
import { screenWords } from "./screen-words.ts";

type Key = Parameters<typeof screenWords.textOf>[1];

/** What stands on a screen until somebody lets it in: whoever reads it from afar needs the code, and what to do with it. */
export function EnrolmentPage({ store }: { store: EnrolmentStore }): ReactElement {
  const { state, isReached } = useStore(store);
  const nowMs = useSecond();
  const shift = orbitShift(Math.floor(nowMs / 60_000));
  return (
    <div className="enrol">
      <div className="enrol-sheet" style={{ transform: `translate(${shift.x}px, ${shift.y}px)` }}>
        <header className="enrol-brand">Một Cửa IOC</header>
        <main className="enrol-main">
          {state.kind === "waiting" ? (
            <Code code={state.code} leftMs={leftOf(state, nowMs)} />
          ) : (
            <State state={state} />
          )}
        </main>
        <footer className="enrol-note" role="status">
          {!isReached && <Both of="unreached" />}
        </footer>
      </div>
    </div>
  );
}

function Code({ code, leftMs }: { code: DeviceCode; leftMs: number }): ReactElement {
  const { host, pathname } = new URL(code.verification_uri);
  const letters = [...code.user_code].filter((letter) => letter !== "-").join(" ");
  return (
    <div className="enrol-code-side">
      <QrCode content={code.verification_uri_complete} label={screenWords.textOf("vi", "qr")} />
      <div>
        <h1>
          <Both of="title" />
        </h1>
        <p className="enrol-how">
          <Both of="scan" values={{ address: host + pathname }} />
        </p>
        <p className="enrol-code" data-code={code.user_code}>
          <span aria-hidden="true">{code.user_code}</span>
          <span className="unseen">{screenWords.textOf("vi", "codeIs", { letters })}</span>
        </p>
        <p className="enrol-how">
          <Both of="signedIn" />
        </p>
        <p className="enrol-left">
          <Both of="remaining" values={{ time: minutesOf(leftMs) }} />
        </p>
      </div>
    </div>
  );
}

function State({ state }: { state: Exclude<EnrolmentState, { kind: "waiting" }> }): ReactElement {
  if (state.kind === "starting") {
    return (
      <p className="enrol-how">
        <Both of="starting" />
      </p>
    );
  }
  return (
    <>
      <h1>
        <Both of={state.kind === "denied" ? "deniedTitle" : "crowdedTitle"} />
      </h1>
      <p className="enrol-how">
        <Both of={state.kind} />
      </p>
    </>
  );
}

/** The words in both languages: nobody can choose one on a screen without a keyboard. */
function Both({ of, values }: { of: Key; values?: TextValues }): ReactNode {
  return (
    <>
      <span className="enrol-vi">{screenWords.textOf("vi", of, values)}</span>{" "}
      <span className="enrol-en" lang="en">
        {screenWords.textOf("en", of, values)}
      </span>
    </>
  );
}

/** The page's second may begin before the code was given. */
function leftOf({ code, untilMs }: Extract<EnrolmentState, { kind: "waiting" }>, nowMs: number): number {
  return Math.min(code.expires_in * 1000, Math.max(0, untilMs - nowMs));
}

function minutesOf(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function useSecond(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
