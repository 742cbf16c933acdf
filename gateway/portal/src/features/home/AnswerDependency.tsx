import { lazy, Suspense, useState } from "react";
import type { Dependency } from "@/api/types.ts";
import { t } from "@/text/index.ts";

const AnswerDialog = lazy(() => import("./AnswerDialog.tsx"));

type Answer = "accept" | "decline";

/** One unit asks another for something by a date: accepted with somebody who sees to it, or declined with a reason. */
export function AnswerDependency({ dependency }: { dependency: Dependency }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  return (
    <>
      <button className="btn" type="button" onClick={() => setAnswer("decline")}>
        {t.home.decline}
        <span className="sr">: {dependency.what}</span>
      </button>
      <button className="btn" type="button" onClick={() => setAnswer("accept")}>
        {t.home.accept}
        <span className="sr">: {dependency.what}</span>
      </button>
      {answer !== null && (
        <Suspense>
          <AnswerDialog answer={answer} dependency={dependency} onClose={() => setAnswer(null)} />
        </Suspense>
      )}
    </>
  );
}
