import type { Metric } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Exportable } from "@/ui/Exportable.tsx";
import { HealthGlyph } from "@/ui/Glyph.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import type { Share } from "./judge.ts";

const healths = ["green", "amber", "red"] as const;

/** How the history falls into the zones: as it is judged now, and by the limits that are being moved. */
export function ShareTable({ metric, now, then }: { metric: Metric; now: Share; then: Share }) {
  const { numbers } = useFormat();
  const percent = (count: number, of: number) => t.limits.share(numbers.count(of === 0 ? 0 : Math.round((count / of) * 100)));
  return (
    <div className="share">
      <p className="strong">{t.limits.history(then.all, metric.cadence)}</p>
      <Exportable name={`${metric.name} ${t.limits.crumb.toLowerCase()}`}>
        <Scroll label={t.limits.history(then.all, metric.cadence)}>
          <table className="tbl" aria-label={t.limits.history(then.all, metric.cadence)} aria-live="polite">
            <thead>
              <tr>
                <th scope="col">
                  <span className="sr">{t.limits.columns.limits}</span>
                </th>
                {healths.map((health) => (
                  <th key={health} scope="col" className="r">
                    <span className="hl">
                      <HealthGlyph mark={health} />
                      {t.health[health]}
                    </span>
                  </th>
                ))}
                <th scope="col" className="wide share__b" aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {[
                { name: t.limits.now, share: now },
                { name: t.limits.then, share: then },
              ].map(({ name, share }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {healths.map((health) => (
                    <td key={health} className="r" title={t.limits.times(share[health], share.all)}>
                      {percent(share[health], share.all)}
                    </td>
                  ))}
                  <td className="wide share__b" aria-hidden="true">
                    <Bar share={share} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </Exportable>
    </div>
  );
}

function Bar({ share }: { share: Share }) {
  const all = Math.max(1, share.all);
  const of = (count: number) => (count / all) * 100;
  return (
    <svg className="share__bar" viewBox="0 0 100 8" preserveAspectRatio="none">
      <rect className="track__base" width="100" height="8" />
      <rect className="z-green" width={of(share.green)} height="8" />
      <rect className="z-amber" x={of(share.green)} width={of(share.amber)} height="8" />
      <rect className="z-red" x={of(share.green + share.amber)} width={of(share.red)} height="8" />
    </svg>
  );
}
