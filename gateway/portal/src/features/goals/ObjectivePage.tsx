import { useQuery } from "@tanstack/react-query";
import { ArrowUpRight } from "lucide-react";
import { Link, useParams } from "react-router";
import { checkInsQuery } from "@/api/checkins.ts";
import { unitQuery } from "@/api/directory.ts";
import { historyQuery, objectiveQuery } from "@/api/goals.ts";
import type { HistoryPoint, Objective, UnitWithPath } from "@/api/types.ts";
import { useAsOf } from "@/app/asOf.ts";
import { AsOfField, AsOfNotice, NothingYet, useThereNow } from "@/app/AsOf.tsx";
import { Page } from "@/app/Page.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Who } from "@/ui/Avatar.tsx";
import { PaceGlyph, PaceWord } from "@/ui/Glyph.tsx";
import { PaceBar, sayProgress } from "@/ui/PaceTrack.tsx";
import { ExportLink } from "@/ui/ExportLink.tsx";
import { Section } from "@/ui/Section.tsx";
import { Absent, Empty } from "@/ui/States.tsx";
import { ObjectiveActions } from "./actions/ObjectiveActions.tsx";
import { Agreement } from "./Agreement.tsx";
import { AsItStood } from "./AsItStood.tsx";
import { ObjectiveBlockers } from "../blockers/ObjectiveBlockers.tsx";
import { Comments } from "../comments/Comments.tsx";
import { Changes } from "./Changes.tsx";
import { CheckInHistory } from "./CheckInHistory.tsx";
import { Dependencies } from "./dependencies/Dependencies.tsx";
import { Forecast } from "./Forecast.tsx";
import { GuardrailList } from "./GuardrailList.tsx";
import { History } from "./History.tsx";
import { HistoryChart } from "./HistoryChart.tsx";
import { KeyResultTable } from "./KeyResultTable.tsx";
import { PaceSummary } from "./PaceSummary.tsx";
import { Learned } from "./Learned.tsx";
import { Lines } from "./Lines.tsx";
import { Loop } from "./Loop.tsx";
import { saveCheckIns, saveKeyResults } from "./saveObjective.ts";
import { Standing } from "./Standing.tsx";
import { WhyGrade } from "./WhyGrade.tsx";
import { WhyPace, WhyProgress } from "./WhyProgress.tsx";
import "./objective.css";

/** One objective: how far, how far it should be, why, and what it rests on. */
export default function ObjectivePage() {
  const { id = "" } = useParams();
  const asOf = useAsOf();
  const objective = useQuery(objectiveQuery(id, asOf));
  const now = useThereNow(objective, objectiveQuery(id));
  if (now !== undefined) return <NothingYet name={now.title} unit={now.unit} />;
  if (asOf !== undefined) {
    return (
      <Page
        past
        title={objective.data?.title ?? t.states.things.objective}
        crumbs={objective.data === undefined ? [] : crumbsOf(objective.data, undefined)}
        bar={<AsOfField />}
      >
        <AsOfNotice />
        <Await query={objective} what={t.states.things.objective}>
          {(then) => <AsItStood objective={then} />}
        </Await>
      </Page>
    );
  }
  if (objective.data === undefined) {
    return (
      <Page past title={t.states.things.objective} crumbs={[]}>
        <Await query={objective} what={t.states.things.objective}>
          {() => <Absent />}
        </Await>
      </Page>
    );
  }
  return <Loaded key={id} objective={objective.data} />;
}

function Loaded({ objective }: { objective: Objective }) {
  const unit = useQuery(unitQuery(objective.unit.slug)).data;
  const history = useQuery(historyQuery(objective.id));
  const checkIns = useQuery(checkInsQuery(objective.id));
  const isAgreed = objective.lifecycle !== "draft" && objective.lifecycle !== "proposed";
  const isRunning = objective.lifecycle === "published" && objective.cycle.phase !== "closed";
  return (
    <Page past title={objective.title} crumbs={crumbsOf(objective, unit)} bar={<AsOfField />}>
      <Head objective={objective} top={(unit?.path.length ?? 1) <= 1} />
      <div className="cols">
        <div>
          <Hero objective={objective} history={history.data?.items ?? []} />
          <Standing objective={objective} history={history.data?.items ?? []} checkIns={checkIns.data?.items ?? []}>
            <HistoryChart history={history.data?.items ?? []} pace={objective.pace} />
          </Standing>
          {objective.lifecycle === "graded" && <Learned objective={objective} />}
          <Section
            title={t.objective.keyResults}
            summary={<PaceSummary paces={objective.keyResults.map((keyResult) => keyResult.pace)} />}
            {...(objective.keyResults.length > 0 && { action: <ExportLink onExport={() => saveKeyResults(objective)} /> })}
          >
            {(id) =>
              objective.keyResults.length + objective.children.length === 0 ? (
                <NoKeyResults objective={objective} />
              ) : (
                <KeyResultTable objective={objective} labelledBy={id} />
              )
            }
          </Section>
          {isRunning && <Forecast objective={objective} />}
          <GuardrailList objective={objective} />
          <Dependencies objective={objective} />
          <Loop objective={objective} />
          <Lines objective={objective} />
          {isAgreed && <ObjectiveBlockers objective={objective} />}
          {isAgreed && (
            <Section
              title={t.objective.history}
              {...((checkIns.data?.items.length ?? 0) > 0 && {
                action: <ExportLink onExport={() => saveCheckIns(objective, checkIns.data?.items ?? [])} />,
              })}
            >
              {() => (
                <Await query={checkIns} what={t.states.things.checkIns}>
                  {({ items }) => <CheckInHistory objective={objective} checkIns={items} />}
                </Await>
              )}
            </Section>
          )}
          <History objective={objective} history={history.data?.items ?? []} checkIns={checkIns.data?.items ?? []} />
          <Comments subject="objective" id={objective.id} unit={objective.unit.id} />
        </div>
        <aside className="rail" aria-label={t.objective.changes}>
          <Agreement objective={objective} />
          <Changes history={history.data?.items ?? []} checkIns={checkIns.data?.items ?? []} />
        </aside>
      </div>
    </Page>
  );
}

const crumbsOf = (objective: Objective, unit: UnitWithPath | undefined) => [
  ...(unit?.path ?? [objective.unit]).map((above) => ({ name: above.name, to: `/d/${above.slug}` })),
  { name: objective.title },
];

function Head({ objective, top }: { objective: Objective; top: boolean }) {
  const { dates } = useFormat();
  const { kind, owner, unit, cycle, visibility, lifecycle, contributors } = objective;
  return (
    <div className="head">
      <div>
        <ServesAbove objective={objective} />
        {objective.parents.length === 0 && !top && <p className="up">{t.objective.servesNothing}</p>}
        <h1>{objective.title}</h1>
        <div className="meta">
          <span>
            <Who name={owner.name} />
          </span>
          <span>
            <Link to={`/d/${unit.slug}`}>{unit.name}</Link>
          </span>
          <span>{t.objective.kinds[kind]}</span>
          {lifecycle !== "published" && <span className="tag">{t.objective.lifecycle[lifecycle]}</span>}
          {(objective.labels?.tags ?? []).map((tag) => (
            <span key={tag} className="tag tag--line">
              {tag}
            </span>
          ))}
          <span>
            {cycle.name}, {t.objective.window(dates.shortDay(cycle.start), dates.shortDay(cycle.end))}
          </span>
          <span>{t.objective.visibility[visibility]}</span>
          {contributors.length > 0 && <span>{t.objective.contributors(contributors.map((contributor) => contributor.name))}</span>}
        </div>
        {objective.why !== null && objective.why !== "" && <p className="because">{objective.why}</p>}
        {objective.retiredReason != null && <p className="because">{t.objective.retired(objective.retiredReason)}</p>}
      </div>
      <ObjectiveActions objective={objective} />
    </div>
  );
}

function ServesAbove({ objective }: { objective: Objective }) {
  const { numbers } = useFormat();
  return objective.parents.map((parent) => (
    <p key={parent.id} className="up">
      <ArrowUpRight className="i i--s" aria-hidden="true" />
      <span>
        {t.objective.relations[parent.relation]}
        {parent.relation === "contributes" && parent.weight !== 1 && ` ${numbers.weight(parent.weight)}`}
      </span>
      {parent.title === null ? (
        <span>{t.objective.private}</span>
      ) : (
        <Link className="link" to={`/objectives/${parent.id}`}>
          {parent.title}
        </Link>
      )}
      {parent.progress !== null && (
        <span className="pc">
          <PaceGlyph pace={parent.pace} named />
          {numbers.progress(parent.progress)}
        </span>
      )}
    </p>
  ));
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** The value this page is about, as a distance and as a number that explains itself. */
function Hero({ objective, history }: { objective: Objective; history: readonly HistoryPoint[] }) {
  const format = useFormat();
  const { numbers } = format;
  const { progress, expected, pace, gap, raw } = objective;
  const caption = expected === null ? 0.5 : Math.min(0.92, Math.max(0.08, expected));
  return (
    <section className="hero" aria-label={t.progress.label}>
      <svg className="hero__t" role="img" aria-label={sayProgress({ progress, expected, pace }, format)}>
        {expected !== null && (
          <text className="cap" x={percent(caption)} y="10" textAnchor="middle">
            {t.progress.expected(numbers.progress(expected))}
          </text>
        )}
        <svg y="34" overflow="visible">
          <PaceBar progress={progress} expected={expected} pace={pace} height={18} overhang={9} />
        </svg>
        <text x="0" y="61">
          0
        </text>
        <text x="100%" y="61" textAnchor="end">
          1
        </text>
      </svg>
      <div className="hero__n">
        <WhyProgress
          objectiveId={objective.id}
          progress={progress}
          className={progress === null ? "hero__none" : "reading"}
          placement="bottom end"
        />
      </div>
      <p className="hero__s">
        <PaceWord pace={pace}>
          <WhyPace objectiveId={objective.id} pace={pace}>
            <b>{t.pace[pace]}</b>
          </WhyPace>
        </PaceWord>
        <span className="soft">{sayStanding(gap, weekChange(history), numbers)}</span>
        {raw !== null && progress !== null && Math.abs(raw - progress) > 0.005 && (
          <span className="soft">{t.progress.raw(numbers.progress(raw))}</span>
        )}
        <Stated objective={objective} />
        <Grade objective={objective} />
      </p>
    </section>
  );
}

/** What was stated stands in front; what is computed stays beside it. */
function Stated({ objective }: { objective: Objective }) {
  const { numbers } = useFormat();
  const { override, computedProgress, computedPace } = objective;
  if (override === null) return null;
  const computed = [
    ...(computedProgress === null ? [] : [numbers.progress(computedProgress)]),
    ...(computedPace === null ? [] : [t.pace[computedPace].toLowerCase()]),
  ];
  return (
    <span className="soft">
      {t.act.overridden.toLowerCase()}, {t.gov.computed(computed.length === 0 ? t.progress.none : computed.join(", "))}
    </span>
  );
}

/** Words without numbers, from a copy or a template, are listed; they get their numbers in the editor. */
function NoKeyResults({ objective }: { objective: Objective }) {
  const outline = objective.labels?.outline ?? [];
  return (
    <Empty title={t.objective.noKeyResults} hint={outline.map(({ title }) => title).join("; ")}>
      {objective.canEdit && (
        <Link className="btn btn--s" to={`/objectives/${objective.id}/edit`}>
          {t.objective.addKeyResults}
        </Link>
      )}
    </Empty>
  );
}

/** The grade, or while the cycle is graded what the roll-up suggests. */
function Grade({ objective }: { objective: Objective }) {
  const { numbers } = useFormat();
  const { grade, suggestedGrade, cycle } = objective;
  if (grade !== null) {
    return (
      <span className="soft">
        {t.objective.grade} <b className="num">{numbers.progress(grade)}</b>
      </span>
    );
  }
  if (suggestedGrade === null || cycle.phase !== "grading") return null;
  return (
    <span className="soft">
      {t.objective.grade}: <WhyGrade objective={objective} words={t.objective.suggested(numbers.progress(suggestedGrade))} />
    </span>
  );
}

function sayStanding(gap: number | null, week: number | null, numbers: ReturnType<typeof useFormat>["numbers"]): string {
  const parts: string[] = [];
  if (gap !== null) {
    parts.push(
      Math.abs(gap) < 0.005 ? t.progress.asExpected : gap > 0 ? t.progress.short(numbers.gap(gap)) : t.progress.ahead(numbers.gap(gap)),
    );
  }
  if (week !== null && Math.abs(week) >= 0.005) {
    parts.push(week > 0 ? t.progress.upThisWeek(numbers.gap(week)) : t.progress.downThisWeek(numbers.gap(week)));
  }
  return parts.join(", ");
}

/** The move since the last weekly point but one. */
function weekChange(history: readonly HistoryPoint[]): number | null {
  const [before, now] = history.filter((point) => point.progress !== null).slice(-2);
  return before?.progress == null || now?.progress == null ? null : now.progress - before.progress;
}
