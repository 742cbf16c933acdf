import { useQuery, type QueryKey, type UseQueryOptions, type UseQueryResult } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { Problem } from "@/api/problem.ts";
import type { UnitName } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { localMoment, momentIn } from "@/format/localMoment.ts";
import { t } from "@/text/index.ts";
import { Empty } from "@/ui/States.tsx";
import { useAsOf } from "./asOf.ts";
import { Page } from "./Page.tsx";

/** Chooses the day at whose end a page is shown. */
export function AsOfField() {
  const { dates } = useFormat();
  const asOf = useAsOf();
  const turn = useTurn();
  return (
    <label className="asof">
      <span className="soft">{t.asOf.label}</span>
      <input
        key={asOf}
        type="date"
        min="2000-01-01"
        max={dates.today()}
        defaultValue={asOf === undefined ? "" : localMoment(asOf, dates.timeZone).slice(0, 10)}
        // A year that is still being typed is out of range.
        onChange={({ target: { value, validity } }) => {
          if (!validity.valid) return;
          turn(value === "" || value >= dates.today() ? null : momentIn(`${value}T23:59`, dates.timeZone));
        }}
      />
    </label>
  );
}

/** Says that a page does not show now, and leads back. */
export function AsOfNotice() {
  const { dates } = useFormat();
  const asOf = useAsOf();
  const turn = useTurn();
  if (asOf === undefined) return null;
  return (
    <p className="notice" role="status">
      {t.asOf.notice(dates.moment(asOf))}
      <button className="btn btn--s" type="button" onClick={() => turn(null)}>
        {t.asOf.now}
      </button>
    </p>
  );
}

/** Of something that is there now, on a day before anything was on record: not to be taken for something that is kept private. */
export function NothingYet({ name, unit }: { name: string; unit: Pick<UnitName, "name" | "slug"> }) {
  return (
    <Page past title={name} crumbs={[{ name: unit.name, to: `/d/${unit.slug}` }, { name }]} bar={<AsOfField />}>
      <AsOfNotice />
      <h1>{name}</h1>
      <Empty title={t.asOf.notYet} hint={t.asOf.notYetHint} />
    </Page>
  );
}

/** The same as it is now, asked once there turned out to be nothing then. */
export function useThereNow<T, K extends QueryKey>(then: UseQueryResult, now: UseQueryOptions<T, Error, T, K>): T | undefined {
  const asOf = useAsOf();
  const isAbsent = asOf !== undefined && then.error instanceof Problem && then.error.kind === "absent";
  const { data } = useQuery({ ...now, enabled: isAbsent });
  return isAbsent ? data : undefined;
}

function useTurn() {
  const [, setSearch] = useSearchParams();
  return (moment: string | null) =>
    setSearch(
      (now) => {
        if (moment === null) now.delete("asOf");
        else now.set("asOf", moment);
        return now;
      },
      { preventScrollReset: true },
    );
}
