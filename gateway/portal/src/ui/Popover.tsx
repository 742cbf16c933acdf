import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { cx } from "./cx.ts";

export type AnswerPlacement = "right top" | "bottom" | "bottom start" | "bottom end";

type Props = {
  /** What is pressed: a number that explains itself, or a word. */
  trigger: ReactNode;
  triggerLabel?: string;
  triggerClassName?: string;
  title: string;
  placement?: AnswerPlacement;
  children: ReactNode;
};

// A page has dozens of numbers that explain themselves, and nobody asks most of them: what floats is fetched and made when it is asked for.
const FloatingAnswer = lazy(() => import("./FloatingAnswer.tsx"));

/** A floating answer that Escape closes, and that gives the focus back. */
export function Answer({ trigger, triggerLabel, triggerClassName, title, placement = "bottom start", children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        className={cx("ex", triggerClassName)}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        {...(triggerLabel !== undefined && { "aria-label": triggerLabel })}
        onClick={() => setOpen(true)}
      >
        {trigger}
      </button>
      {open && (
        <Suspense>
          <FloatingAnswer title={title} placement={placement} trigger={button} onClose={() => setOpen(false)}>
            {children}
          </FloatingAnswer>
        </Suspense>
      )}
    </>
  );
}
