import { X } from "lucide-react";
import { type ReactNode, use, useId } from "react";
import { Button, DialogTrigger, OverlayTriggerStateContext, Popover } from "react-aria-components";
import { t } from "@/text/index.ts";
import { cx } from "./cx.ts";
import "./popover.css";

type Props = {
  /** What is pressed: a number that explains itself, or a word. */
  trigger: ReactNode;
  triggerLabel?: string;
  triggerClassName?: string;
  title: string;
  placement?: "right top" | "bottom" | "bottom start" | "bottom end";
  children: ReactNode;
};

/** A floating answer that Escape closes, and that gives the focus back. */
export function Answer({ trigger, triggerLabel, triggerClassName, title, placement = "bottom start", children }: Props) {
  const heading = useId();
  return (
    <DialogTrigger>
      <Button className={cx("ex", triggerClassName)} {...(triggerLabel !== undefined && { "aria-label": triggerLabel })}>
        {trigger}
      </Button>
      {/* Itself the dialog: with one inside, the hidden buttons that dismiss it would stand outside of it. */}
      <Popover className="pop" aria-labelledby={heading} placement={placement} offset={10} containerPadding={16}>
        <div className="pop__in">
          <div className="pop__h">
            <h2 id={heading}>{title}</h2>
            <Close />
          </div>
          {children}
        </div>
      </Popover>
    </DialogTrigger>
  );
}

function Close() {
  const state = use(OverlayTriggerStateContext);
  return (
    <Button className="btn btn--s btn--bare btn--icon" aria-label={t.app.close} onPress={() => state?.close()}>
      <X className="i" aria-hidden="true" />
    </Button>
  );
}
