import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Heading, Popover } from "react-aria-components";
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
  return (
    <DialogTrigger>
      <Button className={cx("ex", triggerClassName)} {...(triggerLabel !== undefined && { "aria-label": triggerLabel })}>
        {trigger}
      </Button>
      <Popover className="pop" placement={placement} offset={10} containerPadding={16}>
        <Dialog className="pop__in">
          {({ close }) => (
            <>
              <div className="pop__h">
                <Heading slot="title" level={2}>
                  {title}
                </Heading>
                <Button className="btn btn--s btn--bare btn--icon" aria-label={t.app.close} onPress={close}>
                  <X className="i" aria-hidden="true" />
                </Button>
              </div>
              {children}
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
