import { useSearchParams } from "react-router";
import { useFormat } from "@/format/FormatProvider.tsx";
import { localMoment, momentIn } from "@/format/localMoment.ts";
import { t } from "@/text/index.ts";
import { useAsOf } from "./asOf.ts";

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
