import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { dropDraft } from "@/api/checkins.ts";
import { explainProgressQuery, objectiveQuery } from "@/api/goals.ts";
import type { CheckIn, FormItem, Id } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { useToast } from "@/ui/Toast.tsx";
import { BlockersInCheckIn } from "../blockers/BlockersInCheckIn.tsx";
import { BothSidesPanel } from "./BothSidesPanel.tsx";
import { CheckInBar } from "./CheckInBar.tsx";
import { CheckInFields } from "./CheckInFields.tsx";
import { CheckInFrame } from "./CheckInFrame.tsx";
import {
  answersOf,
  draftContentOf,
  freshAnswers,
  invalidValues,
  nextOf,
  queueOf,
  saysNothing,
  startAnswers,
  statementOf,
  type Answers,
} from "./draft.ts";
import { FlowSteps } from "./FlowSteps.tsx";
import { FormTitle } from "./FormTitle.tsx";
import { Elsewhere, FromDraft } from "./DraftNotices.tsx";
import { OnBehalf } from "./OnBehalf.tsx";
import { useDrafts } from "./useDrafts.ts";
import { useSubmission } from "./useSubmission.ts";

type Props = { items: readonly FormItem[]; item: FormItem };

/** One objective after another. What was answered stays while one goes to and fro, and is kept as a draft besides. */
export function CheckInFlow({ items, item }: Props) {
  const current = item.objectiveId;
  const { numbers } = useFormat();
  const navigate = useNavigate();
  const toast = useToast();
  const client = useQueryClient();
  const [queue] = useState(() => queueOf(items, current));
  const [given, setGiven] = useState<Readonly<Record<Id, Answers>>>({});
  const [begun, setBegun] = useState<ReadonlySet<Id>>(
    () => new Set(items.filter((item) => item.draft !== null).map((item) => item.objectiveId)),
  );
  const [done, setDone] = useState<ReadonlySet<Id>>(new Set());
  const [complaint, setComplaint] = useState<string | null>(null);
  const objective = useQuery(objectiveQuery(current)).data;
  const explanation = useQuery(explainProgressQuery(current)).data;
  const drafts = useDrafts();
  const answersFor = (other: FormItem) => given[other.objectiveId] ?? startAnswers(other, numbers);
  const answers = answersFor(item);
  const next = nextOf(queue, current, new Set([...done, current]));
  const steps = queue.includes(current) ? queue : [current, ...queue];
  const together = steps.filter((id) => !done.has(id) && (begun.has(id) || id === current));

  // Answers begin with what the form brought; a later reading of it does not replace them under one's hands.
  if (given[current] === undefined) setGiven({ ...given, [current]: answers });
  const { begin } = drafts;
  useEffect(() => begin(current, item.draft), [begin, current, item.draft]);

  const leave = () => void navigate(`/objectives/${current}`);
  const onKept = (kept: readonly CheckIn[]) => {
    const ids = kept.map((checkIn) => checkIn.objectiveId);
    const all = new Set([...done, ...ids]);
    ids.forEach(drafts.submitted);
    setDone(all);
    setBegun(new Set([...begun].filter((id) => !all.has(id))));
    setGiven(Object.fromEntries(Object.entries(given).filter(([id]) => !all.has(id))));
    followProgress(client);
    const title = item.title ?? objective?.title ?? t.checkIn.title;
    toast({ text: ids.length > 1 ? t.checkIn.submittedTogether(ids.length) : t.checkIn.submitted(title), link: `/objectives/${current}` });
    const goOn = nextOf(queue, current, all);
    void navigate(goOn === null ? (steps.length > 1 ? "/" : `/objectives/${current}`) : `/checkin/${goOn}`);
  };
  const submission = useSubmission({
    current,
    before: (ids) => Promise.all(ids.map(drafts.drop)),
    done: onKept,
    refused: ([first]) => first !== undefined && first !== current && void navigate(`/checkin/${first}`),
  });

  const change = (to: Answers) => {
    setGiven({ ...given, [current]: to });
    setBegun(new Set([...begun, current]));
    setComplaint(null);
    submission.forget(current);
    drafts.keep(current, draftContentOf(item, to, numbers));
  };
  const submit = (ids: readonly Id[]) => {
    if (submission.isPending) return;
    const said = items.filter((other) => ids.includes(other.objectiveId)).map((other) => ({ item: other, answers: answersFor(other) }));
    const wrong = said.find((one) => invalidValues(one.answers, numbers).length > 0);
    const empty = said.find((one) => saysNothing(statementOf(one.item, one.answers, numbers)));
    const stop = wrong ?? empty;
    if (stop === undefined) {
      submission.submit(said.map((one) => statementOf(one.item, one.answers, numbers)));
      return;
    }
    setComplaint(wrong === undefined ? t.checkIn.nothingToSend : t.checkIn.notANumber);
    if (stop.item.objectiveId !== current) void navigate(`/checkin/${stop.item.objectiveId}`);
  };
  const keep = () => {
    drafts.keep(current, draftContentOf(item, answers, numbers));
    void drafts.flush(current);
    setBegun(new Set([...begun, current]));
    if (next === null) leave();
    else void navigate(`/checkin/${next}`);
  };
  const beginAnew = () => {
    void drafts
      .drop(current)
      .then(() => dropDraft(current))
      .then(() => drafts.over(current, 0));
    setGiven({ ...given, [current]: freshAnswers(item, numbers) });
    setBegun(new Set([...begun].filter((id) => id !== current)));
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    // A dialog over the form has keys and a button of its own; what happens in it comes by here, too.
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !isInside(event)) return;
    event.preventDefault();
    submit(event.shiftKey && together.length > 1 ? together : [current]);
  };
  const { refusal } = submission;

  return (
    <CheckInFrame
      title={item.title ?? objective?.title ?? t.checkIn.title}
      position={steps.length > 1 ? steps.indexOf(current) + 1 : 0}
      count={steps.length}
      closeTo={`/objectives/${current}`}
      draft={drafts.state}
    >
      <FlowSteps items={items} steps={steps} current={current} done={done} begun={begun} />
      {/* Ctrl Enter submits from every field; the handler adds nothing that the button does not do. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        className="ci__f"
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          if (!isInside(event)) return;
          event.preventDefault();
          submit([current]);
        }}
      >
        <h1>
          <FormTitle item={item} />
        </h1>
        <OnBehalf
          item={item}
          contributors={objective?.contributors ?? []}
          value={answers.onBehalfOf}
          onChange={(id) => change({ ...answers, onBehalfOf: id })}
        />
        {item.draft !== null && begun.has(current) && <FromDraft draft={item.draft} onDrop={beginAnew} />}
        {drafts.state.state === "elsewhere" && drafts.state.objective === current && (
          <Elsewhere
            other={drafts.state}
            onTake={({ content, version }) => {
              drafts.over(current, version);
              if (content !== null)
                setGiven({ ...given, [current]: { ...answersOf(item, content, numbers), basedOn: content.basedOn ?? item.basedOn } });
            }}
            onKeep={({ version }) => {
              drafts.over(current, version);
              drafts.keep(current, draftContentOf(item, answers, numbers));
            }}
          />
        )}
        {refusal.both !== null && (
          <BothSidesPanel
            item={item}
            known={objective?.keyResults ?? []}
            both={refusal.both}
            onTake={(merged) =>
              change({ ...answersOf(item, merged, numbers), onBehalfOf: answers.onBehalfOf, basedOn: merged.basedOn ?? item.basedOn })
            }
          />
        )}
        <CheckInFields
          key={current}
          item={item}
          objective={objective}
          explanation={explanation}
          answers={answers}
          refusal={refusal}
          onChange={change}
          beside={{ blocked: <BlockersInCheckIn objective={current} /> }}
        />
        <CheckInBar
          problems={[...(complaint === null ? [] : [complaint]), ...refusal.rest]}
          isPending={submission.isPending}
          isDoubted={refusal.doubts.size > 0}
          hasNext={next !== null}
          together={together.length > 1 ? together.length : 0}
          onKeep={keep}
          onTogether={() => submit(together)}
        />
      </form>
    </CheckInFrame>
  );
}

const isInside = (event: React.SyntheticEvent) => event.target instanceof Node && event.currentTarget.contains(event.target);

/** A check-in reaches the numbers a moment later, by events through every level: look again until it has. */
function followProgress(client: QueryClient) {
  for (const delay of [150, 600, 1500, 4000]) setTimeout(() => void client.invalidateQueries({ queryKey: ["goals"] }), delay);
}
