import { X } from "lucide-react";
import { type ReactNode, type RefObject, useId } from "react";
import { Popover } from "react-aria-components";
import { t } from "@/text/index.ts";
import type { AnswerPlacement } from "./Popover.tsx";
import "./popover.css";

type Props = {
  title: string;
  placement: AnswerPlacement;
  trigger: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
  children: ReactNode;
};

/** What floats: itself the dialog, because with one inside the hidden buttons that dismiss it would stand outside of it. */
export default function FloatingAnswer({ title, placement, trigger, onClose, children }: Props) {
  const heading = useId();
  return (
    <Popover
      className="pop"
      aria-labelledby={heading}
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => open || onClose()}
      placement={placement}
      offset={10}
      containerPadding={16}
    >
      <div className="pop__in">
        <div className="pop__h">
          <h2 id={heading}>{title}</h2>
          <button className="btn btn--s btn--bare btn--icon" type="button" aria-label={t.app.close} onClick={onClose}>
            <X className="i" aria-hidden="true" />
          </button>
        </div>
        {children}
      </div>
    </Popover>
  );
}
