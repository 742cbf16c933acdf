import { useState } from "react";
import { useSearchParams } from "react-router";
import type { Dialect } from "@/api/uploads.ts";
import { Page } from "@/app/Page.tsx";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import { FormProblems } from "@/ui/Field.tsx";
import { ChooseFile } from "./ChooseFile.tsx";
import { MapColumns } from "./MapColumns.tsx";
import { Outcome } from "./Outcome.tsx";
import { useImport } from "./useImport.ts";
import "./import.css";

type Chosen = { file: File; head: string };
const steps = ["file", "columns", "try", "done"] as const;
type Step = (typeof steps)[number];

/** Values from a file: chosen, its columns matched, tried without importing, imported. Each step can be gone back to. */
export default function ImportPage() {
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [dialect, setDialect] = useState<Dialect | null>(null);
  const { state, problem, tryOut, importFile, reset } = useImport();
  const step: Step =
    chosen === null ? "file" : state.now === "done" ? "done" : state.now === "tried" || state.now === "importing" ? "try" : "columns";
  const restart = () => {
    reset();
    setChosen(null);
    setDialect(null);
  };
  return (
    <Page title={t.importing.title} crumbs={[{ name: t.explorer.title, to: "/kpis" }, { name: t.importing.title }]}>
      <div className="ingest">
        <div className="head">
          <div>
            <h1>{t.importing.title}</h1>
            <p className="meta">{t.importing.hint}</p>
          </div>
        </div>
        <Steps now={step} />
        <FormProblems messages={problem === null ? [] : [problem]} />
        {chosen === null && <ChooseFile onChoose={(file, head) => setChosen({ file, head })} />}
        {chosen !== null && (state.now === "idle" || state.now === "trying") && (
          <MapColumns
            {...chosen}
            given={dialect}
            metric={search.get("metric")}
            isPending={state.now === "trying"}
            onBack={restart}
            onTry={(next) => {
              setDialect(next);
              void tryOut(chosen.file, next);
            }}
          />
        )}
        {chosen !== null && dialect !== null && (state.now === "tried" || state.now === "importing" || state.now === "done") && (
          <Outcome
            state={state}
            metric={dialect.metric}
            onBack={reset}
            onRestart={restart}
            onImport={(mode, receipt) => void importFile(chosen.file, dialect, mode, receipt)}
          />
        )}
      </div>
    </Page>
  );
}

function Steps({ now }: { now: Step }) {
  return (
    <ol className="ingest__steps" aria-label={t.importing.stepsLabel}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={cx("steps__s", steps.indexOf(now) > index && "steps__s--done")}
          {...(step === now && { "aria-current": "step" as const })}
        >
          <span className="steps__n" aria-hidden="true">
            {index + 1}
          </span>
          {t.importing.steps[step]}
        </li>
      ))}
    </ol>
  );
}
