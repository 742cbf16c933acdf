import { X } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { t } from "@/text/index.ts";
import { cx } from "./cx.ts";
import { FormProblems } from "./Field.tsx";
import "./popover.css";

type Props = {
  title: string;
  onClose: () => void;
  /** The verb on the button: what happens when it is pressed. Without one the dialog only shows. */
  submit?: string;
  onSubmit?: () => void;
  isPending?: boolean;
  /** False while something that is needed is missing. */
  isReady?: boolean;
  /** What belongs to no field. */
  problems?: readonly string[];
  wide?: boolean;
  children: ReactNode;
};

/** Something to fill in over the page: Escape leaves, asking once where something was typed, Enter submits, the focus goes back to where it was. */
export function FormDialog({
  title,
  onClose,
  submit,
  onSubmit,
  isPending = false,
  isReady = true,
  problems = [],
  wide = false,
  children,
}: Props) {
  const [typed, setTyped] = useState(false);
  const [warned, setWarned] = useState(false);
  // Escape is easily pressed: with something typed it asks once, and leaves when it is meant.
  const dismiss = () => {
    if (typed && !warned) setWarned(true);
    else onClose();
  };
  return (
    <ModalOverlay className="scrim" isOpen onOpenChange={(open) => open || dismiss()} isDismissable={submit === undefined}>
      <Modal className={cx("dlg", wide && "dlg--wide")}>
        <Dialog className="dlg__in">
          <div className="pop__h">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button className="btn btn--bare btn--icon" aria-label={t.app.close} onPress={onClose}>
              <X className="i" aria-hidden="true" />
            </Button>
          </div>
          <form
            className="form"
            noValidate
            onInput={() => {
              setTyped(true);
              setWarned(false);
            }}
            onSubmit={(event) => {
              event.preventDefault();
              if (!isPending && isReady) onSubmit?.();
            }}
          >
            {children}
            <FormProblems messages={warned ? [...problems, t.form.escapeAgain] : problems} />
            {submit !== undefined && (
              <div className="form__act">
                <button className="btn" type="button" onClick={onClose}>
                  {t.form.cancel}
                </button>
                <button className="btn btn--ink" type="submit" disabled={isPending || !isReady}>
                  {isPending ? t.form.sending : submit}
                </button>
              </div>
            )}
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
