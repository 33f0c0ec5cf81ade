import { Component, type ReactNode } from "react";

export interface ErrorBoundaryProps {
  /** What stands there when the children cannot be drawn. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Keeps one part's fault from taking the picture around it down. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
