import { useEffect } from "react";
import { useRouteError } from "react-router";
import { t } from "@/text/index.ts";
import { NotFetched } from "./NotFetched.ts";

const reload = () => window.location.reload();

/** A page that is not there: its file did not come, which the network explains, or it broke, which is a defect of ours. */
export function Crashed() {
  const isNotFetched = useRouteError() instanceof NotFetched;
  useEffect(() => {
    if (!isNotFetched) return;
    window.addEventListener("online", reload);
    return () => window.removeEventListener("online", reload);
  }, [isNotFetched]);
  return (
    <main className="page" id="main">
      <div className="state" role="alert">
        <h1 className="state__title">{isNotFetched ? t.states.notFetched : t.states.crashed}</h1>
        <p className="soft sm">{isNotFetched ? t.states.notFetchedHint : t.states.crashedHint}</p>
        <div className="state__act">
          <button className="btn btn--s" type="button" onClick={reload}>
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
