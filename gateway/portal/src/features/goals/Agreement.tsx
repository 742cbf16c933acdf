import { Link } from "react-router";
import type { Objective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { joined } from "@/text/en/words.ts";
import { RailSection } from "@/ui/Section.tsx";

/** How it was agreed or who decides, what it continues, and what belongs to it. */
export function Agreement({ objective }: { objective: Objective }) {
  const { dates } = useFormat();
  const { governance, lifecycle, override, lineage, origin, labels } = objective;
  const facts: { key: string; text: React.ReactNode; hint?: string | null }[] = [];
  if (governance != null) {
    const { proposedBy, proposedAt, publishedBy, publishedAt, deciders, returnedBy, returnedNote, limitReason, coOwners } = governance;
    if (lifecycle === "draft" && returnedBy !== null)
      facts.push({ key: "returned", text: t.gov.returned(returnedBy.name), hint: returnedNote });
    if (proposedBy !== null && proposedAt !== null)
      facts.push({ key: "proposed", text: t.gov.proposedBy(proposedBy.name, dates.day(proposedAt)) });
    if (lifecycle === "proposed") facts.push({ key: "decides", text: sayDeciders(deciders.map(({ name }) => name)) });
    if (publishedBy !== null && publishedAt !== null)
      facts.push({ key: "published", text: t.gov.publishedBy(publishedBy.name, dates.day(publishedAt)) });
    if (limitReason !== null) facts.push({ key: "limit", text: t.gov.overLimit(limitReason) });
    for (const { unit, approvedBy } of coOwners)
      facts.push({
        key: unit.id,
        text: (
          <>
            {t.gov.coOwned} <Link to={`/d/${unit.slug}`}>{unit.name}</Link>
          </>
        ),
        hint: approvedBy === null ? t.gov.notApproved : t.gov.approvedBy(approvedBy.name),
      });
  }
  if (override !== null)
    facts.push({ key: "stated", text: t.gov.stated(override.by.name, dates.day(override.at)), hint: `“${override.reason}”` });
  if (origin != null)
    facts.push({
      key: "origin",
      text: (
        <>
          {t.gov.begunFrom} <Link to={`/kpis/${origin.metricId}`}>{t.gov.alert(origin.metricName)}</Link>
        </>
      ),
    });
  for (const earlier of lineage?.earlier ?? [])
    facts.push({ key: earlier.id, text: <Kin kin={earlier} word={t.gov.continues} />, hint: lineage?.reason ?? null });
  for (const later of lineage?.later ?? [])
    facts.push({ key: later.id, text: <Kin kin={later} word={t.gov.continuedBy} />, hint: later.reason });

  return (
    <>
      {facts.length > 0 && (
        <RailSection title={t.gov.title}>
          <ul>
            {facts.map(({ key, text, hint }) => (
              <li key={key}>
                <p>{text}</p>
                {hint != null && hint !== "" && <p className="faint xs">{hint}</p>}
              </li>
            ))}
          </ul>
        </RailSection>
      )}
      {labels != null && labels.links.length > 0 && (
        <RailSection title={t.gov.links}>
          <ul>
            {labels.links.map((link) => (
              <li key={link.address}>
                <a className="link" href={safe(link.address)} rel="noreferrer noopener" target="_blank">
                  {link.title ?? link.address}
                </a>
              </li>
            ))}
          </ul>
        </RailSection>
      )}
    </>
  );
}

const sayDeciders = (names: readonly string[]) =>
  names.length === 0 ? t.gov.nobodyDecides : names.length === 1 ? t.gov.waitsFor(names[0] ?? "") : t.gov.waitsForSeveral(joined(names));

/** Only what a browser opens as a page; anything else stays text. */
const safe = (address: string | null) => (address !== null && /^https?:\/\//i.test(address) ? address : undefined);

function Kin({ kin, word }: { kin: { id: string; title: string; cycle: { name: string }; grade: number | null }; word: string }) {
  const { numbers } = useFormat();
  return (
    <>
      {word} <Link to={`/objectives/${kin.id}`}>{kin.title}</Link>
      <span className="soft">
        {" "}
        {kin.cycle.name}
        {kin.grade !== null && `, ${t.objective.grade.toLowerCase()} ${numbers.progress(kin.grade)}`}
      </span>
    </>
  );
}
