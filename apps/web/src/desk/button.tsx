import type { ButtonHTMLAttributes, ReactElement } from "react";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  /** `main`: the one deed of the page or form; `danger`: what cannot be taken back. */
  readonly look?: "main" | "plain" | "danger" | "link";
  /** Its deed runs: it cannot be started twice, and keeps the focus. */
  readonly busy?: boolean;
}

export function Button({ look = "plain", busy = false, type = "button", onClick, ...rest }: ButtonProps): ReactElement {
  return (
    <button
      {...rest}
      type={type}
      className={`button button-${look}`}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
