import { useQuery } from "@tanstack/react-query";
import { revisionsQuery } from "@/api/metrics.ts";
import type { Metric, MetricRevisions } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Section } from "@/ui/Section.tsx";
import { Scroll } from "@/ui/Scroll.tsx";
import { thresholdWords } from "../thresholdWords.ts";

/** What the numbers meant and were judged by, since when: values keep the meaning they had. */
export function DefinitionHistory({ metric }: { metric: Metric }) {
  const { dates, numbers } = useFormat();
  const revisions = useQuery(revisionsQuery(metric.id)).data;
  if (revisions === undefined) return null;
  const { since, meaning, limits } = t.define.historyColumns;
  return (
    <Section title={t.define.history} summary={t.define.historyHint} csv={`${metric.name} ${t.define.history.toLowerCase()}`}>
      {(id) => (
        <Scroll labelledBy={id}>
          <table className="tbl" aria-labelledby={id}>
            <thead>
              <tr>
                <th scope="col">{since}</th>
                <th scope="col">{meaning}</th>
                <th scope="col">{limits}</th>
              </tr>
            </thead>
            <tbody>
              {momentsOf(revisions).map((at) => {
                const meant = revisions.meaning.findLast((revision) => revision.validFrom <= at) ?? revisions.meaning[0];
                const judged = revisions.thresholds.findLast((revision) => revision.validFrom <= at) ?? revisions.thresholds[0];
                return (
                  <tr key={at}>
                    <td data-value={at}>{dates.moment(at)}</td>
                    <td>
                      {meant !== undefined &&
                        `${meant.unitOfMeasure}, ${t.kpi.directions[meant.direction].toLowerCase()}, ${t.about.aggregations[meant.aggregation]}`}
                    </td>
                    <td>
                      {judged === undefined
                        ? t.kpi.states.notSet
                        : thresholdWords(judged, (value) => numbers.bare(value, metric))
                            .map(([mark, words]) => `${t.health[mark].toLowerCase()} ${words}`)
                            .join("; ")}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      )}
    </Section>
  );
}

const momentsOf = ({ meaning, thresholds }: MetricRevisions) =>
  [...new Set([...meaning, ...thresholds].map((revision) => revision.validFrom))].toSorted().toReversed();
