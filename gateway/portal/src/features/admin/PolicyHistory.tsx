import { useQuery } from "@tanstack/react-query";
import { policyHistoryQuery } from "@/api/administration.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Section } from "@/ui/Section.tsx";

export function PolicyHistory({ unit }: { unit: string }) {
  const query = useQuery(policyHistoryQuery(unit));
  const { dates } = useFormat();
  return (
    <Section title={t.admin.policies.history} csv={t.admin.policies.history.toLowerCase()}>
      {(labelledBy) => (
        <Await query={query} what={t.states.things.policies}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="adm__lead">{t.admin.policies.noHistory}</p>
            ) : (
              <table className="tbl" aria-labelledby={labelledBy}>
                <thead>
                  <tr>
                    <th scope="col">{t.admin.policies.since}</th>
                    <th scope="col">{t.admin.policies.decidedHere}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((revision) => (
                    <tr key={revision.version}>
                      <td className="nowrap" data-value={revision.since}>
                        {dates.moment(revision.since)}
                      </td>
                      <td className="soft">
                        {Object.entries(revision.values)
                          .map(([name, value]) => `${name}: ${t.admin.policies.words[value] ?? value}`)
                          .join(", ") || t.admin.policies.nothingDecided}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          }
        </Await>
      )}
    </Section>
  );
}
