import { type FormEvent, type ReactElement, useState } from "react";
import { usePage, useText } from "../page/page-context.ts";

/** Until accounts exist, a token is the only credential. */
export function SignIn(): ReactElement {
  const text = useText();
  const page = usePage();
  const [token, setToken] = useState("");
  const hadToken = page.token.read() !== undefined;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (token.trim() !== "") page.signIn(token.trim());
  };
  return (
    <form className="sign-in" onSubmit={send}>
      <h2>{text("signInTitle")}</h2>
      <p>{text("signInText")}</p>
      {hadToken && (
        <p className="sign-in-bad" role="alert">
          {text("signInBad")}
        </p>
      )}
      <label>
        {text("token")}
        <input
          type="password"
          name="token"
          autoComplete="off"
          spellCheck={false}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </label>
      <button type="submit">{text("open")}</button>
    </form>
  );
}
