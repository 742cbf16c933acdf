import { useQuery } from "@tanstack/react-query";
import { Check, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { explainProgressQuery } from "@/api/goals.ts";
import type { ExplainedItem, Id, Pace, ProgressExplanation } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Exportable } from "@/ui/Exportable.tsx";
import { Answer } from "@/ui/Popover.tsx";
import "./why.css";

type Props = {
  objectiveId: Id;
  progress: number | null;
  className?: string;
  placement?: "right top" | "bottom end";
};

/** A progress that answers why: its inputs, weights and formula, ending with a recomputation. */
export function WhyProgress({ objectiveId, progress, className = "num", placement = "bottom end" }: Props) {
  const { numbers } = useFormat();
  const shown = progress === null ? t.progress.none : numbers.progress(progress);
  return (
    <Answer
      trigger={progress === null ? t.progress.nothing : shown}
      triggerLabel={t.progress.why(shown)}
      triggerClassName={className}
      title={progress === null ? t.why.titleNone : t.why.title(shown)}
      placement={placement}
    >
      <Explanation objectiveId={objectiveId} />
    </Answer>
  );
}

/** The verdict that answers why: what is expected by now, the gap, and the rule. */
export function WhyPace({ objectiveId, pace, children }: { objectiveId: Id; pace: Pace; children: ReactNode }) {
  const words = t.pace[pace];
  return (
    <Answer trigger={children} triggerLabel={t.whyPace.label(words)} title={t.whyPace.title(words)} placement="bottom start">
      <Verdict objectiveId={objectiveId} />
    </Answer>
  );
}

function Verdict({ objectiveId }: { objectiveId: Id }) {
  const query = useQuery({ ...explainProgressQuery(objectiveId), staleTime: 0 });
  return (
    <Await query={query} what={t.why.reading}>
      {(explanation) => (
        <>
          <Facts explanation={explanation} />
          <Proof explanation={explanation} />
        </>
      )}
    </Await>
  );
}

function Explanation({ objectiveId }: { objectiveId: Id }) {
  const query = useQuery({ ...explainProgressQuery(objectiveId), staleTime: 0 });
  return (
    <Await query={query} what={t.why.reading}>
      {(explanation) => (
        <>
          <Sum explanation={explanation} />
          <Facts explanation={explanation} />
          <Proof explanation={explanation} />
        </>
      )}
    </Await>
  );
}

export function Sum({ explanation }: { explanation: ProgressExplanation }) {
  const { numbers } = useFormat();
  const { items, sumOfProducts, sumOfWeights, progress, raw } = explanation;
  const keyResults = items.filter((item) => item.kind === "key-result");
  return (
    <>
      <p className="soft">{t.why.mean(keyResults.length, keyResults.length < items.length)}</p>
      {items.length > 0 && (
        <Exportable name={progress === null ? t.why.titleNone : t.why.title(numbers.progress(progress))}>
          <table className="calc">
            <thead>
              <tr>
                <th scope="col">{t.why.counts}</th>
                <th scope="col" className="r">
                  {t.why.progress}
                </th>
                <th scope="col" className="r">
                  {t.why.weight}
                </th>
                <th scope="col" className="r">
                  {t.why.adds}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item, index) => (
                <ItemRows key={item.id ?? index} item={item} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={3}>{t.why.divided(numbers.progress(sumOfProducts), numbers.any(sumOfWeights))}</td>
                <td className="r">{progress === null ? "" : numbers.progress(progress)}</td>
              </tr>
            </tfoot>
          </table>
        </Exportable>
      )}
      {raw !== null && progress !== null && Math.abs(raw - progress) > 0.005 && (
        <p className="soft">{t.why.clamped(numbers.progress(raw))}</p>
      )}
    </>
  );
}

function ItemRows({ item }: { item: ExplainedItem }) {
  const { numbers } = useFormat();
  const children = item.children ?? [];
  return (
    <>
      <tr>
        <td>{item.kind === "children" ? t.why.childrenSlot(children.length) : item.title}</td>
        <td className="r">{numbers.progress(item.progress)}</td>
        <td className="r">{numbers.weight(item.weight)}</td>
        <td className="r">{numbers.progress(item.adds)}</td>
      </tr>
      {children.map((child) => (
        <tr key={child.id} className="calc__sub">
          <td>
            {child.title ?? t.why.hidden}
            {child.cycleShare < 1 && <span className="faint xs"> {t.why.cycleShare(numbers.progress(child.cycleShare))}</span>}
          </td>
          <td className="r">{numbers.progress(child.progress)}</td>
          <td className="r">{numbers.weight(child.weight)}</td>
          <td />
        </tr>
      ))}
    </>
  );
}

function Facts({ explanation }: { explanation: ProgressExplanation }) {
  const { numbers } = useFormat();
  const { leftOut, policy, coverage, pace, withRetired } = explanation;
  return (
    <dl className="facts">
      <Expected explanation={explanation} />
      {pace.gap !== null && (
        <>
          <dt>{t.why.pace}</dt>
          <dd>
            {pace.gap > 0 ? t.why.short(numbers.gap(pace.gap)) : t.why.ahead(numbers.gap(pace.gap))}{" "}
            {t.why.rule(numbers.progress(pace.onTrackUpTo), numbers.progress(pace.behindUpTo))}
          </dd>
        </>
      )}
      {leftOut.length > 0 && (
        <>
          <dt>{t.why.leftOut}</dt>
          <dd>
            {leftOut.map((item) => (
              <span key={item.id} className="facts__l">
                {item.title ?? t.why.hidden}: {item.why}
              </span>
            ))}
          </dd>
        </>
      )}
      {coverage < 1 && (
        <>
          <dt>{t.why.coverage}</dt>
          <dd>{t.progress.coverage(numbers.progress(coverage))}</dd>
        </>
      )}
      {withRetired !== null && (
        <>
          <dt>{t.objective.lifecycle.retired}</dt>
          <dd>{t.objective.withRetired(numbers.progress(withRetired))}</dd>
        </>
      )}
      <dt>{t.why.policy}</dt>
      <dd>{t.why.policyName(policy.name, policy.version)}</dd>
    </dl>
  );
}

/** The success line times the share of the window that had gone when the latest values were due. */
function Expected({ explanation: { expected } }: { explanation: ProgressExplanation }) {
  const { numbers, dates } = useFormat();
  if (expected.value === null) return null;
  return (
    <>
      <dt>{t.why.expected}</dt>
      <dd>
        {numbers.progress(expected.value)}, {t.why.successLine(numbers.progress(expected.successLine))}
        {expected.due.map((due) => (
          <span key={due.rhythm} className="facts__l soft">
            {t.why.due(t.why.rhythms[due.rhythm] ?? due.rhythm, dates.shortDay(due.dueUntil), numbers.progress(due.elapsedShare))}
          </span>
        ))}
      </dd>
    </>
  );
}

/** The server recomputes from the inputs it lists; we compare, so that nobody has to. */
export function Proof({ explanation: { progress, recomputed } }: { explanation: ProgressExplanation }) {
  const { numbers } = useFormat();
  if (progress === null || recomputed === null) return null;
  const same = Math.abs(progress - recomputed) < 0.000001;
  return (
    <p className="proof">
      {same ? <Check className="i i--s" aria-hidden="true" /> : <TriangleAlert className="i i--s" aria-hidden="true" />}
      {same ? t.why.same(numbers.progress(recomputed)) : t.why.different(numbers.any(recomputed), numbers.any(progress))}
    </p>
  );
}
