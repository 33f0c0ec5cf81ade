import type { ButtonHTMLAttributes, ReactElement } from "react";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  /** `main`: the one deed of the page or form; `danger`: what cannot be taken back. */
  readonly look?: "main" | "plain" | "danger" | "link";
  /** Its deed runs: it cannot be started twice, and keeps the focus. */
  readonly busy?: boolean;
}

export function Button({ look = "plain", busy = false, type = "button", onClick, ...rest }: ButtonProps): ReactElement {
  // What there is nothing to do for keeps the focus, too, unlike one that is `disabled`.
  const isIdle = busy || rest["aria-disabled"] === true;
  return (
    <button
      {...rest}
      type={type}
      className={`button button-${look}`}
      aria-disabled={isIdle || undefined}
      onClick={(event) => {
        if (isIdle) event.preventDefault();
        else onClick?.(event);
      }}
    />
  );
}
