/* eslint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */
import type { ReactNode } from "react";

type Props = { label?: string; labelledBy?: string; children: ReactNode };

/** A table that is wider than a phone scrolls sideways by itself, and is reached by the keyboard to do so. */
export function Scroll({ label, labelledBy, children }: Props) {
  return (
    <div
      className="scroll"
      tabIndex={0}
      role="group"
      {...(label !== undefined && { "aria-label": label })}
      {...(labelledBy !== undefined && { "aria-labelledby": labelledBy })}
    >
      {children}
    </div>
  );
}
