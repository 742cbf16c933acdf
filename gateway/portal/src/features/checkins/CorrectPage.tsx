import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { checkInQuery, correctCheckIn, formQuery } from "@/api/checkins.ts";
import { explainProgressQuery, objectiveQuery } from "@/api/goals.ts";
import { Problem } from "@/api/problem.ts";
import { written } from "@/api/recentWrite.ts";
import type { CheckIn, FormItem } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Absent } from "@/ui/States.tsx";
import { useToast } from "@/ui/Toast.tsx";
import { BothSidesPanel } from "./BothSidesPanel.tsx";
import { CheckInFields } from "./CheckInFields.tsx";
import { CheckInFrame } from "./CheckInFrame.tsx";
import { answersOf, invalidValues, saysNothing, statementOf } from "./draft.ts";
import { noRefusal, refusalsOf, type Refusal } from "./refusals.ts";

/** A check-in said anew: a revision beside what it said, not in its place. */
export default function CorrectPage() {
  const { objectiveId = "", checkInId = "" } = useParams();
  const form = useQuery(formQuery(objectiveId));
  const checkIn = useQuery(checkInQuery(checkInId));
  return (
    <CheckInFrame
      title={t.checkIn.correct.title}
      name={t.checkIn.correct.title}
      position={0}
      count={0}
      closeTo={`/objectives/${objectiveId}`}
    >
      <span className="ci__steps wide" />
      <Await query={checkIn} what={t.states.things.checkIns}>
        {(said) => (
          <Await query={form} what={t.states.things.objective}>
            {({ objectives: [item] }) => (item === undefined ? <Absent /> : <Correction key={said.id} item={item} checkIn={said} />)}
          </Await>
        )}
      </Await>
    </CheckInFrame>
  );
}

function Correction({ item, checkIn }: { item: FormItem; checkIn: CheckIn }) {
  const { numbers, dates } = useFormat();
  const navigate = useNavigate();
  const toast = useToast();
  const client = useQueryClient();
  const objective = useQuery(objectiveQuery(item.objectiveId)).data;
  const explanation = useQuery(explainProgressQuery(item.objectiveId)).data;
  const [answers, setAnswers] = useState(() => answersOf(item, checkIn, numbers));
  const [version, setVersion] = useState(checkIn.version);
  const [refusal, setRefusal] = useState<Refusal>(noRefusal);
  const saving = useMutation({
    meta: written,
    mutationFn: () => {
      const { confidence, keyResults, changed, blocked, next } = statementOf(item, answers, numbers);
      const said = {
        at: checkIn.at,
        confidence: confidence ?? null,
        keyResults,
        changed: changed ?? null,
        blocked: blocked ?? null,
        next: next ?? null,
        confirmed: refusal.doubts.size > 0,
      };
      return correctCheckIn(checkIn.id, version, said);
    },
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ["checkins"] }), client.invalidateQueries({ queryKey: ["goals"] })]);
      toast({ text: t.checkIn.correct.done });
      void navigate(`/objectives/${item.objectiveId}`);
    },
    onError: (error) => {
      const isClosed = error instanceof Problem && error.kind === "absent";
      const found = refusalsOf(error, [statementOf(item, answers, numbers)], item.objectiveId).get(item.objectiveId) ?? noRefusal;
      setRefusal(isClosed ? { ...noRefusal, rest: [error.document.detail ?? t.checkIn.notAllowed] } : found);
    },
  });
  const save = () => {
    if (saving.isPending) return;
    if (invalidValues(answers, numbers).length > 0) setRefusal({ ...noRefusal, rest: [t.checkIn.notANumber] });
    else if (saysNothing(statementOf(item, answers, numbers))) setRefusal({ ...noRefusal, rest: [t.checkIn.nothingToSend] });
    else saving.mutate();
  };
  const change = (to: typeof answers) => {
    setAnswers(to);
    setRefusal(noRefusal);
  };
  return (
    // Ctrl Enter saves from every field, as the button does.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="ci__f"
      noValidate
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        save();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h1>{item.title ?? objective?.title ?? t.checkIn.title}</h1>
      <p className="soft sm">{t.checkIn.correct.of(checkIn.author.name ?? t.app.someone, dates.moment(checkIn.at))}</p>
      {refusal.both !== null && (
        <BothSidesPanel
          item={item}
          known={objective?.keyResults ?? []}
          both={refusal.both}
          isCorrection
          onTake={(merged) => {
            setVersion(refusal.both?.currentVersion ?? version);
            change(answersOf(item, merged, numbers));
          }}
        />
      )}
      <CheckInFields item={item} objective={objective} explanation={explanation} answers={answers} refusal={refusal} onChange={change} />
      {refusal.rest.length > 0 && (
        <div className="ci__bad" role="alert">
          {refusal.rest.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </div>
      )}
      <footer className="ci-bar">
        <span className="ci-bar__a">
          <button className="btn btn--ink" type="submit" disabled={saving.isPending}>
            {saving.isPending ? t.checkIn.submitting : refusal.doubts.size > 0 ? t.checkIn.meant : t.checkIn.correct.submit}
          </button>
        </span>
      </footer>
    </form>
  );
}
