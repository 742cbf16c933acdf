import { Check, Link2 } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { t } from "@/text/index.ts";
import { HelpButton } from "@/features/help/HelpButton.tsx";
import { useAsOf } from "./asOf.ts";
import { sayState } from "./liveInbox.ts";
import { usePerson } from "./SignedIn.tsx";
import { useDelayed } from "@/ui/useDelayed.ts";

export type Crumb = { name: string; to?: string };

type Props = {
  title: string;
  crumbs: readonly Crumb[];
  bar?: ReactNode;
  /** Takes the whole window beside the navigation, without margins: a page that is one drawing. */
  full?: boolean;
  /** Shows the moment that the address names; a page that shows only now says so where it is given one. */
  past?: boolean;
  children: ReactNode;
};

/** A page inside the shell: where you are, what you can turn, and the content. */
export function Page({ title, crumbs, bar, full = false, past = false, children }: Props) {
  const { pathname } = useLocation();
  const asOf = useAsOf();
  const main = useRef<HTMLElement>(null);
  const arrived = useRef(pathname);

  // A new page begins at its top, also for a screen reader; the first page does not steal the focus.
  useEffect(() => {
    if (arrived.current === pathname) return;
    arrived.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <>
      <title>{t.app.title(title)}</title>
      <header className="top">
        <nav aria-label={t.nav.where} className="top__l">
          <ol className="crumbs">
            {crumbs.map((crumb, index) => (
              <li key={index} {...(index === crumbs.length - 1 && { "aria-current": "page" as const })}>
                {crumb.to === undefined ? <span className="cut">{crumb.name}</span> : <Link to={crumb.to}>{crumb.name}</Link>}
              </li>
            ))}
          </ol>
        </nav>
        <div className="top__r">
          <LiveNotice />
          {bar}
          <HelpButton />
          <CopyLink />
        </div>
      </header>
      {asOf !== undefined && !past && (
        <p className="notice notice--top" role="status">
          {t.asOf.nowOnly}
        </p>
      )}
      <main className={full ? "full" : "page"} id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
    </>
  );
}

function LiveNotice() {
  const { live } = usePerson();
  const words = sayState(live);
  return words === null ? null : (
    <Lasting key={live} hint={t.live.offlineHint}>
      {words}
    </Lasting>
  );
}

/** The stream is renewed every few minutes; only a pause that lasts is worth a word. */
function Lasting({ hint, children }: { hint: string; children: ReactNode }) {
  return useDelayed(5000) ? (
    <span className="tag tag--line" role="status" title={hint}>
      {children}
    </span>
  ) : null;
}

function CopyLink() {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => void navigator.clipboard.writeText(window.location.href).then(() => setCopied(true));
  return (
    <>
      <button
        className="btn btn--s btn--bare btn--icon wide"
        type="button"
        aria-label={t.nav.copyLink}
        title={t.nav.copyLink}
        onClick={copy}
      >
        {copied ? <Check className="i" aria-hidden="true" /> : <Link2 className="i" aria-hidden="true" />}
      </button>
      <span className="sr" role="status">
        {copied && t.nav.linkCopied}
      </span>
    </>
  );
}
