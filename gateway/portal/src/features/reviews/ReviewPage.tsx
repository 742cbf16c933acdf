import { useQuery } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { Link, useParams } from "react-router";
import { minutesAddress, reviewQuery } from "@/api/reviews.ts";
import type { Review } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { useRights } from "@/app/roles.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat, ZoneProvider } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { Await } from "@/ui/Await.tsx";
import { Who } from "@/ui/Avatar.tsx";
import { RailSection, Section } from "@/ui/Section.tsx";
import { Absent } from "@/ui/States.tsx";
import { Comments } from "../comments/Comments.tsx";
import { Agenda } from "./Agenda.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { Recall } from "./Recall.tsx";
import { Share } from "./Share.tsx";
import "./reviews.css";

/** While it runs, whoever follows it sees it move. */
const follows = 10_000;

/** A review: what it speaks of, as it stood then, what was said and decided. It prints as its minutes. */
export default function ReviewPage() {
  const { id = "" } = useParams();
  const { units } = useRights();
  const query = useQuery({ ...reviewQuery(id), refetchInterval: ({ state }) => (state.data?.endedAt === null ? follows : false) });
  const review = query.data;
  const unit = units.find((other) => other.id === review?.unitId);
  const name = review === undefined ? t.reviews.title : `${t.reviews.kinds[review.kind]}${review.unit === null ? "" : `, ${review.unit}`}`;
  return (
    <ZoneProvider timeZone={unit?.timeZone}>
      <Page title={name} crumbs={[{ name: t.reviews.title, to: "/reviews" }, { name }]}>
        {review === undefined ? (
          <Await query={query} what={t.reviews.thing}>
            {() => <Absent />}
          </Await>
        ) : (
          <Loaded review={review} name={name} slug={unit?.slug} />
        )}
      </Page>
    </ZoneProvider>
  );
}

/** Its leads and the facilitator run it. */
export function useRuns(review: Review): boolean {
  const { me } = usePerson();
  return useRights().leads(review.unitId) || review.facilitator.id === me.id;
}

function Loaded({ review, name, slug }: { review: Review; name: string; slug: string | undefined }) {
  const { dates } = useFormat();
  const runs = useRuns(review);
  const started = review.currentItem !== null || review.items.some((item) => item.seconds > 0);
  return (
    <>
      <div className="head">
        <div>
          <h1>{name}</h1>
          <div className="meta">
            <span>{dates.moment(review.scheduledAt)}</span>
            <span>
              <Who name={review.facilitator.name ?? t.app.someone} />
            </span>
            {slug !== undefined && <Link to={`/d/${slug}`}>{review.unit}</Link>}
            {review.endedAt !== null && <span>{t.reviews.ended(dates.moment(review.endedAt))}</span>}
            {review.currentItem !== null && <span className="tag tag--line">{t.reviews.running}</span>}
          </div>
          <p className="meta">
            {t.reviews.asOf(dates.moment(review.asOf))}, {t.reviews.since(dates.day(review.since))}.
          </p>
        </div>
        <div className="head__r">
          {runs && review.endedAt === null && (
            <Link className="btn btn--ink" to={`/reviews/${review.id}/run`}>
              <Play className="i" aria-hidden="true" />
              {started ? t.reviews.goOn : t.reviews.run}
            </Link>
          )}
          <button className="btn rv__print" type="button" onClick={() => window.print()}>
            {t.reviews.print}
          </button>
          <ActionsMenu actions={[{ id: "md", name: t.reviews.markdown, onAction: () => saveMinutes(review) }]} />
        </div>
      </div>
      <div className="cols">
        <div>
          {review.recall !== null && <Recall review={review} recall={review.recall} />}
          <Section title={t.reviews.agenda} summary={t.reviews.minutesOf(review.plannedMinutes)}>
            {() => <Agenda review={review} />}
          </Section>
          <Outcomes review={review} mayRecord={runs} />
          <Comments subject="review" id={review.id} unit={review.unitId} />
        </div>
        <aside className="rail" aria-label={t.reviews.time}>
          <RailSection title={t.reviews.time}>
            <Share review={review} />
          </RailSection>
        </aside>
      </div>
    </>
  );
}

/** The service writes them; the browser keeps them as a file. */
function saveMinutes(review: Review) {
  const link = document.createElement("a");
  link.href = minutesAddress(review.id, "md");
  link.download = `${review.kind}-${review.scheduledAt.slice(0, 10)}.md`;
  link.click();
}
