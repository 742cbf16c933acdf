import { t } from "@/text/index.ts";

/** A defect of ours: the address bar still works, and so does a reload. */
export function Crashed() {
  return (
    <main className="page" id="main">
      <div className="state" role="alert">
        <h1 className="state__title">{t.states.crashed}</h1>
        <p className="soft sm">{t.states.crashedHint}</p>
        <div className="state__act">
          <button className="btn btn--s" type="button" onClick={() => window.location.reload()}>
            {t.states.reload}
          </button>
          <a className="btn btn--s" href="/">
            {t.states.goHome}
          </a>
        </div>
      </div>
    </main>
  );
}
