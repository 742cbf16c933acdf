import { useQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { reviewsQuery } from "@/api/reviews.ts";
import type { ReviewRow } from "@/api/types.ts";
import { Page } from "@/app/Page.tsx";
import { useRights } from "@/app/roles.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { Await } from "@/ui/Await.tsx";
import { saveCsv } from "@/ui/csv.ts";
import { SelectField } from "@/ui/Field.tsx";
import { RailSection, Section } from "@/ui/Section.tsx";
import { Empty } from "@/ui/States.tsx";
import { MyActions } from "./MyActions.tsx";
import { Schedule } from "./Schedule.tsx";
import "./reviews.css";

/** Meetings: those that are open, those that were, when the next ones are, and what is left for oneself to do. */
export default function ReviewsPage() {
  const { me } = usePerson();
  const { units, leads } = useRights();
  const [search, setSearch] = useSearchParams();
  const chosen = units.find((unit) => unit.id === search.get("unit"));
  const unit = chosen ?? units.find((other) => other.id === me.primaryUnitId) ?? units.find((other) => other.parentId === null);
  const reviews = useQuery(reviewsQuery(chosen?.id ?? null));
  const names = new Map(units.map((other) => [other.id, other.name]));
  const items = reviews.data?.items ?? [];
  const csv = () =>
    saveCsv(
      "reviews",
      t.reviews.csv,
      items.map((review) => [
        t.reviews.kinds[review.kind],
        names.get(review.unitId),
        review.scheduledAt,
        review.facilitator.name,
        review.endedAt,
      ]),
    );
  return (
    <Page title={t.reviews.title} crumbs={[{ name: t.reviews.title }]}>
      <div className="head">
        <div>
          <h1>{t.reviews.title}</h1>
          <p className="meta">{t.reviews.hint}</p>
        </div>
        <div className="head__r">
          <ActionsMenu actions={[{ id: "csv", name: t.form.exportCsv, onAction: csv, disabled: items.length === 0 }]} />
        </div>
      </div>
      <div className="cols">
        <div>
          <div className="rv__unit">
            <SelectField
              label={t.reviews.unit}
              value={unit?.id ?? ""}
              choices={units.map((other) => ({ value: other.id, name: other.name }))}
              onChange={(id) => setSearch({ unit: id }, { replace: true, preventScrollReset: true })}
            />
          </div>
          <Await query={reviews} what={t.reviews.things}>
            {() => (
              <>
                <Section title={t.reviews.coming}>
                  {(id) => (
                    <List
                      labelledBy={id}
                      names={names}
                      reviews={items
                        .filter((review) => review.endedAt === null)
                        .toSorted((a, b) => a.scheduledAt.localeCompare(b.scheduledAt))}
                      none={<Empty title={t.reviews.noneComing} hint={t.reviews.noneComingHint} />}
                    />
                  )}
                </Section>
                {unit !== undefined && <Schedule unit={unit} mayDecide={leads(unit.id)} />}
                <Section title={t.reviews.past}>
                  {(id) => (
                    <List
                      labelledBy={id}
                      names={names}
                      reviews={items.filter((review) => review.endedAt !== null)}
                      none={<p className="soft rv__none">{t.reviews.nonePast}</p>}
                    />
                  )}
                </Section>
              </>
            )}
          </Await>
        </div>
        <aside className="rail" aria-label={t.reviews.myActions}>
          <MyActions />
          <RailSection title={t.rhythm.title}>
            <p className="rail__none">
              <Link className="link" to={unit === undefined ? "/rhythm" : `/rhythm?unit=${unit.id}`}>
                {t.rhythm.seeAll}
              </Link>
            </p>
          </RailSection>
        </aside>
      </div>
    </Page>
  );
}

type ListProps = { reviews: readonly ReviewRow[]; names: ReadonlyMap<string, string>; labelledBy: string; none: React.ReactNode };

function List({ reviews, names, labelledBy, none }: ListProps) {
  const { dates } = useFormat();
  if (reviews.length === 0) return none;
  return (
    <ul className="rv__list" aria-labelledby={labelledBy}>
      {reviews.map((review) => (
        <li key={review.id}>
          <p className="strong">
            <Link to={`/reviews/${review.id}`}>
              {t.reviews.kinds[review.kind]}, {names.get(review.unitId)}
            </Link>
          </p>
          <p className="soft sm">
            {dates.moment(review.scheduledAt)}, {t.reviews.runBy(review.facilitator.name ?? t.app.someone)}
            {review.endedAt !== null && `, ${t.reviews.ended(dates.moment(review.endedAt))}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
