import { useQuery } from "@tanstack/react-query";
import { Archive, GraduationCap, Target, TrendingUp } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { Change, Unit } from "@/api/types.ts";
import { changesSinceQuery, metricsSinceQuery } from "@/api/week.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Phrase } from "@/text/Phrase.tsx";
import { Await } from "@/ui/Await.tsx";
import { Section } from "@/ui/Section.tsx";
import { lastVisit } from "./later.ts";

/** What others and the numbers did in one's unit while one was away. */
export function SinceVisit({ unit }: { unit: Unit | undefined }) {
  const { me } = usePerson();
  const { dates } = useFormat();
  const [{ since, isFirst }] = useState(() => lastVisit(me.id, dates.now()));
  const changes = useQuery(changesSinceQuery(since, unit?.id));
  const metrics = useQuery({ ...metricsSinceQuery(unit?.id ?? "", since.slice(0, 10)), enabled: unit !== undefined });
  return (
    <Section title={isFirst ? t.home.lastWeek : t.home.sinceVisit} {...(!isFirst && { summary: dates.moment(since) })}>
      {() => (
        <>
          {metrics.data !== undefined && metrics.data.sentences.length > 0 && (
            <p className="since__say">
              {unit !== undefined && <Phrase text={t.home.ofUnit} unit={<Link to={`/d/${unit.slug}`}>{unit.name}</Link>} />}{" "}
              {metrics.data.sentences.join(" ")}
            </p>
          )}
          <Await query={changes} what={t.states.things.changes}>
            {({ items }) =>
              items.length === 0 ? (
                <p className="soft since__none">{t.home.nothingChanged}</p>
              ) : (
                <ul className="since">
                  {items.map((change) => (
                    <ChangeRow key={`${change.objective.id}${change.kind}${change.at}`} change={change} />
                  ))}
                </ul>
              )
            }
          </Await>
        </>
      )}
    </Section>
  );
}

const icons = { published: Target, retired: Archive, graded: GraduationCap, target: Target, progress: TrendingUp };

function ChangeRow({ change }: { change: Change }) {
  const { dates, numbers } = useFormat();
  const Icon = icons[change.kind];
  const [from, to] = [change.from, change.to].map((value) => (value === null ? null : numbers.progress(value)));
  const text = {
    published: t.home.changed.published(change.by?.name ?? null),
    retired: t.home.changed.retired(change.by?.name ?? null),
    graded: t.home.changed.graded(to ?? ""),
    target: t.home.changed.target(change.keyResult?.title ?? "", number(change.from), number(change.to)),
    progress:
      from == null ? t.home.changed.stands(to ?? "") : to == null ? t.home.changed.unmeasured(from) : t.home.changed.moved(from, to),
  }[change.kind];
  function number(value: number | null) {
    if (value === null) return "";
    return change.keyResult === null ? numbers.any(value) : numbers.value(value, change.keyResult);
  }
  return (
    <li className="since__r">
      <Icon className="i" aria-hidden="true" />
      <p>
        <Phrase
          text={text}
          objective={
            <Link className="strong" to={`/objectives/${change.objective.id}`}>
              {change.objective.title}
            </Link>
          }
        />{" "}
        {change.reason !== null && <span className="soft">{change.reason}</span>}
      </p>
      <time className="faint sm nowrap" dateTime={change.at}>
        {dates.moment(change.at)}
      </time>
    </li>
  );
}
