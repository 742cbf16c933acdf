import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { scorecardQuery } from "@/api/metrics.ts";
import type { Unit } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { HealthGlyph, healthMark } from "@/ui/Glyph.tsx";
import { RailSection } from "@/ui/Section.tsx";
import { Value } from "../metrics/Scorecard.tsx";

/** The KPIs one answers for; without any, those of one's unit. */
export function MyKpis({ unit }: { unit: Unit | undefined }) {
  const { me } = usePerson();
  const { numbers } = useFormat();
  const query = useQuery({ ...scorecardQuery(unit?.id ?? ""), enabled: unit !== undefined });
  if (unit === undefined)
    return (
      <RailSection title={t.nav.myUnit}>
        <p className="soft rail__none">{t.home.noUnit}</p>
      </RailSection>
    );
  const all = query.data?.items ?? [];
  const mine = all.filter((item) => item.owner?.id === me.id);
  const shown = mine.length > 0 ? mine : all;
  return (
    <RailSection
      title={mine.length > 0 ? t.home.myKpis : t.home.unitKpis(unit.name)}
      action={<Link to={`/d/${unit.slug}`}>{t.home.allOf(unit.name)}</Link>}
    >
      <Await query={query} what={t.states.things.scorecard}>
        {() =>
          shown.length === 0 ? (
            <p className="soft rail__none">{t.home.noKpis}</p>
          ) : (
            <ul>
              {shown.map((item) => (
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
