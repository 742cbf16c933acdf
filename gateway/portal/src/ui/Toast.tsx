import { X } from "lucide-react";
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Link } from "react-router";
import { t } from "@/text/index.ts";
import "./toast.css";

/** `undo` takes it back where that is safe. */
export type ToastMessage = { text: string; body?: string | null; link?: string | null; undo?: (() => void) | undefined };

const shownFor = 8000;
const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** One message at a time, spoken politely, gone by itself unless a person is on it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const [held, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const close = useCallback(() => {
    setMessage(null);
    setHeld(false);
  }, []);

  useEffect(() => {
    if (message === null || held) return;
    timer.current = setTimeout(close, shownFor);
    return () => clearTimeout(timer.current);
  }, [message, held, close]);

  const show = useMemo(() => (next: ToastMessage) => setMessage(next), []);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {message !== null && (
          // Being on it keeps it; there is nothing to operate.
          // eslint-disable-next-line jsx-a11y/no-static-element-interactions
          <div
            className="toast"
            onMouseEnter={() => setHeld(true)}
            onMouseLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <div className="toast__t">
              <p className="strong">
                {message.link == null ? (
                  message.text
                ) : (
                  <Link to={message.link} onClick={close}>
                    {message.text}
                  </Link>
                )}
              </p>
              {message.body != null && <p className="soft">{message.body}</p>}
            </div>
            {message.undo !== undefined && (
              <button
                className="btn btn--s"
                type="button"
                onClick={() => {
                  message.undo?.();
                  close();
                }}
              >
                {t.form.undo}
              </button>
            )}
            <button className="btn btn--s btn--bare btn--icon" type="button" aria-label={t.app.close} onClick={close}>
              <X className="i" aria-hidden="true" />
            </button>
          </div>
        )}
      </div>
    </ToastContext>
  );
}

export function useToast() {
  const show = use(ToastContext);
  if (show === null) throw new Error("ToastProvider is missing");
  return show;
}
