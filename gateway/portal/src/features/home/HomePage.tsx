import { useQuery } from "@tanstack/react-query";
import { unitsQuery } from "@/api/directory.ts";
import { Page } from "@/app/Page.tsx";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { SetUpOffer } from "../setup/SetUpOffer.tsx";
import { homeUnit } from "./askAhead.ts";
import { MyKpis } from "./MyKpis.tsx";
import { MyObjectives } from "./MyObjectives.tsx";
import { Needs } from "./Needs.tsx";
import { useNeeds } from "./needs.ts";
import { SinceVisit } from "./SinceVisit.tsx";
import { WeekRuler } from "./WeekRuler.tsx";
import "./home.css";

/** What needs me this week; what changed while I was away; beside it what I own and how my unit is. */
export default function HomePage() {
  const { dates } = useFormat();
  const { me } = usePerson();
  const waiting = useNeeds(me.id);
  const units = useQuery(unitsQuery);
  const unit = units.data?.find((other) => other.id === homeUnit(me));
  const count = waiting.needs.length;
  return (
    <Page title={t.nav.home} crumbs={[{ name: t.nav.home }]}>
      <div className="head">
        <div>
          <h1>{dates.long(dates.today())}</h1>
          <p className="meta">{waiting.known && (count === 0 ? t.home.nothing : t.home.needsCount(count))}</p>
        </div>
      </div>
      <SetUpOffer />
      <WeekRuler needs={waiting.needs} />
      <div className="cols">
        <div>
          <Needs {...waiting} />
          {!units.isPending && <SinceVisit unit={unit} />}
        </div>
        <aside className="rail" aria-label={t.home.myObjectives}>
          <MyObjectives />
          <MyKpis unit={unit} />
        </aside>
      </div>
    </Page>
  );
}
