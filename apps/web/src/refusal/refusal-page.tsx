import type { ErrorCode } from "@ioc/protocol/error.ts";
import type { ReactElement } from "react";
import { useSettings, useWords } from "../page/page-context.ts";
import { Header } from "../stage/header.tsx";
import { NoUnits } from "./no-units.tsx";
import { refusalWords } from "./refusal-words.ts";
import { SignIn } from "./sign-in.tsx";
import "../styles/pages.css";

/** Why there are no numbers, and what to do about it. It goes away by itself as soon as the server answers. */
export function RefusalPage({ code }: { code: ErrorCode }): ReactElement {
  const unit = useSettings((state) => state.unit);
  return (
    <div className="screen">
      <Header unit={undefined} simulated={false}>
        {null}
      </Header>
      <main className="refusal">
        {code === "unauthenticated" || code === "forbidden" ? (
          <SignIn />
        ) : code === "not-found" && unit === undefined ? (
          <NoUnits />
        ) : (
          <Refused code={code} unit={unit} />
        )}
      </main>
    </div>
  );
}

function Refused({ code, unit }: { code: ErrorCode; unit: string | undefined }): ReactElement {
  const text = useWords(refusalWords);
  const notFound = code === "not-found";
  return (
    <>
      <h2>{notFound ? text("notFoundTitle", { unit: unit ?? "" }) : text("refusedTitle", { code })}</h2>
      <p>{text(notFound ? "notFoundText" : "refusedText")}</p>
    </>
  );
}
