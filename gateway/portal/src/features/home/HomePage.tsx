import { useQuery } from "@tanstack/react-query";
import { CircleCheckBig } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { dueCheckInsQuery } from "@/api/checkins.ts";
import { unitsQuery } from "@/api/directory.ts";
import { objectivesQuery } from "@/api/goals.ts";
import { scorecardQuery } from "@/api/metrics.ts";
import { unreadQuery } from "@/api/notifications.ts";
import type { DueCheckIn, InboxItem, ObjectiveRow } from "@/api/types.ts";
import { useCycle } from "@/app/cycle.ts";
import { Page } from "@/app/Page.tsx";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Phrase } from "@/text/Phrase.tsx";
import { Await } from "@/ui/Await.tsx";
import { HealthGlyph, healthMark, PaceWord } from "@/ui/Glyph.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";
import { RailSection, Section } from "@/ui/Section.tsx";
import { Empty } from "@/ui/States.tsx";
import { DueTitle } from "../checkins/DueTitle.tsx";
import { Value } from "../metrics/Scorecard.tsx";
import { InboxIcon } from "../notifications/InboxIcon.tsx";
import { useMarkRead } from "../notifications/InboxPage.tsx";
import "./home.css";

const shownCheckIns = 5;

/** What needs me now; beside it what I own and how my unit is. */
export default function HomePage() {
  const { dates } = useFormat();
  const due = useQuery(dueCheckInsQuery);
  const inbox = useQuery(unreadQuery);
  const known = due.data !== undefined && inbox.data !== undefined;
  const dueItems = due.data?.items ?? [];
  const unread = inbox.data?.items ?? [];
  const unseen = (inbox.data?.unread ?? 0) - unread.length;
  const waiting = dueItems.length + unread.length + Math.max(0, unseen);
  return (
    <Page title={t.nav.home} crumbs={[{ name: t.nav.home }]}>
      <div className="head">
        <div>
          <h1>{dates.long(dates.today())}</h1>
          <p className="meta">{known && (waiting === 0 ? t.home.nothing : t.home.needsCount(waiting))}</p>
        </div>
      </div>
      <div className="cols">
        <div>
          <Section title={t.home.needs} className="sec sec--first" {...(known && waiting > 0 && { summary: waiting })}>
            {() => (
              <Await query={due} what={t.states.things.due}>
                {({ items }) => <Needs due={items} unread={unread} known={known} />}
              </Await>
            )}
          </Section>
        </div>
        <aside className="rail" aria-label={t.home.myObjectives}>
          <MyObjectives />
          <MyUnit />
        </aside>
      </div>
    </Page>
  );
}

function Needs({ due, unread, known }: { due: readonly DueCheckIn[]; unread: readonly InboxItem[]; known: boolean }) {
  if (known && due.length + unread.length === 0) return <Empty title={t.home.nothingNeeds} hint={t.home.nothingNeedsHint} />;
  return (
    <>
      <ul className="needs">
        {unread.map((item) => (
          <Unread key={item.id} item={item} />
        ))}
        {due.slice(0, shownCheckIns).map((item, index) => (
          <Due key={item.objectiveId} item={item} first={index === 0} />
        ))}
      </ul>
      <p className="needs__more">
        <Link className="link sm soft" to="/inbox">
          {t.home.wholeInbox}
        </Link>
        {due.length > shownCheckIns && (
          <Link className="link sm soft" to="/checkin">
            {t.home.moreDue(due.length - shownCheckIns)}
          </Link>
        )}
      </p>
    </>
  );
}

type NeedProps = { icon: ReactNode; title: ReactNode; hint: ReactNode; when: string; children: ReactNode };

function Need({ icon, title, hint, when, children }: NeedProps) {
  return (
    <li className="need">
      <span className="need__i">{icon}</span>
      <div>
        <p className="strong">{title}</p>
        <p className="soft sm">{hint}</p>
      </div>
      <span className="need__d soft sm">{when}</span>
      <span className="need__a">{children}</span>
    </li>
  );
}

function Due({ item, first }: { item: DueCheckIn; first: boolean }) {
  const { dates } = useFormat();
  const late = item.due.slice(0, 10) < dates.today();
  return (
    <Need
      icon={<CircleCheckBig className="i" aria-hidden="true" />}
      title={
        <Phrase
          text={t.home.checkInOn}
          objective={
            <Link className="link" to={`/objectives/${item.objectiveId}`}>
              <DueTitle item={item} />
            </Link>
          }
        />
      }
      hint={`${item.lastAt === null ? t.home.neverCheckedIn : t.home.lastCheckIn(dates.day(item.lastAt))} ${t.home.minutes}`}
      when={late ? t.home.overdue(dates.day(item.due)) : t.home.due(dates.day(item.due))}
    >
      <Link className={first ? "btn btn--ink" : "btn"} to={`/checkin/${item.objectiveId}`}>
        {t.home.checkIn}
        <span className="sr">
          : <DueTitle item={item} />
        </span>
      </Link>
    </Need>
  );
}

function Unread({ item }: { item: InboxItem }) {
  const { dates } = useFormat();
  const { one } = useMarkRead();
  return (
    <Need
      icon={<InboxIcon item={item} />}
      title={
        item.link === "" ? (
          item.title
        ) : (
          <Link className="link" to={item.link} onClick={() => one.mutate(item.id)}>
            {item.title}
          </Link>
        )
      }
      hint={item.body}
      when={dates.day(item.at)}
    >
      <button className="btn" type="button" onClick={() => one.mutate(item.id)}>
        {t.home.markRead}
        <span className="sr">: {item.title}</span>
      </button>
    </Need>
  );
}

function MyObjectives() {
  const { me } = usePerson();
  const { dates } = useFormat();
  const { cycle } = useCycle(dates.today());
  const query = useQuery({ ...objectivesQuery({ owner: me.id, ...(cycle && { cycle: cycle.id }) }), enabled: cycle !== undefined });
  return (
    <RailSection title={t.home.myObjectives}>
      <Await query={query} what={t.states.things.objectives}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft rail__none">{t.home.noObjectives}</p>
          ) : (
            <ul className="mine">
              {items.map((objective) => (
                <MyObjective key={objective.id} objective={objective} />
              ))}
            </ul>
          )
        }
      </Await>
    </RailSection>
  );
}

function MyObjective({ objective }: { objective: ObjectiveRow }) {
  const { numbers } = useFormat();
  return (
    <li>
      <p className="mini__r">
        <Link className="t" to={`/objectives/${objective.id}`}>
          {objective.title}
        </Link>
        {objective.progress !== null && <span className="num">{numbers.progress(objective.progress)}</span>}
      </p>
      <PaceTrack progress={objective.progress} expected={objective.expected} pace={objective.pace} />
      <p className="mini__r soft">
        <PaceWord pace={objective.pace} />
        <span>{t.home.owner(objective.confidence === null ? null : numbers.confidence(objective.confidence))}</span>
      </p>
    </li>
  );
}

function MyUnit() {
  const { me } = usePerson();
  const { numbers } = useFormat();
  const units = useQuery(unitsQuery).data ?? [];
  const unit = units.find((other) => other.id === me.primaryUnitId) ?? me.units[0];
  const query = useQuery({ ...scorecardQuery(unit?.id ?? ""), enabled: unit !== undefined });
  if (unit === undefined)
    return (
      <RailSection title={t.nav.myUnit}>
        <p className="soft rail__none">{t.home.noUnit}</p>
      </RailSection>
    );
  return (
    <RailSection title={t.home.unitKpis(unit.name)} action={<Link to={`/d/${unit.slug}`}>{t.home.all}</Link>}>
      <Await query={query} what={t.states.things.scorecard}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft rail__none">{t.home.noKpis}</p>
          ) : (
            <ul>
              {items.map((item) => (
                <li key={item.id} className="mk-row">
                  <HealthGlyph mark={healthMark(item)} named />
                  <Link className="cut" to={`/kpis/${item.id}`}>
                    {item.name}
                  </Link>
                  <span className="mk-row__v">{item.latestValue !== null && <Value parts={numbers.parts(item.latestValue, item)} />}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </RailSection>
  );
}
