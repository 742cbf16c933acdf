import { useState } from "react";
import { Link } from "react-router";
import type { Guardrail, Objective } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { t } from "@/text/index.ts";
import { HealthGlyph, healthNamed } from "@/ui/Glyph.tsx";
import { Section } from "@/ui/Section.tsx";
import { GuardrailNoteDialog } from "./actions/AgreeDialogs.tsx";

/** KPIs that must not suffer for this objective, and what was said where one did. */
export function GuardrailList({ objective }: { objective: Objective }) {
  const [noted, setNoted] = useState<{ metricId: string; name: string } | null>(null);
  if (objective.guardrails.length === 0) return null;
  return (
    <Section title={t.guard.title} summary={objective.withDamage && t.guard.damage}>
      {() => (
        <>
          <ul>
            {objective.guardrails.map((guardrail, index) => (
              <Row key={guardrail.metricId ?? index} guardrail={guardrail} onNote={setNoted} />
            ))}
          </ul>
          {objective.damageNote !== null && objective.damageNote !== "" && <p className="soft sec__p">“{objective.damageNote}”</p>}
          {noted !== null && <GuardrailNoteDialog objective={objective} guardrail={noted} onClose={() => setNoted(null)} />}
        </>
      )}
    </Section>
  );
}

function Row({ guardrail, onNote }: { guardrail: Guardrail; onNote: (guardrail: { metricId: string; name: string }) => void }) {
  const { me } = usePerson();
  const { metricId, name, health, stale, wasBroken, owner, note, notedBy } = guardrail;
  const mark = stale ? "stale" : healthNamed(health);
  return (
    <li className="guard">
      <p className="hl">
        {mark !== null && <HealthGlyph mark={mark} named />}
        {metricId === null || name === null ? t.guard.hidden : <Link to={`/kpis/${metricId}`}>{name}</Link>}
      </p>
      <p className="soft sm">{wasBroken ? t.guard.broken : t.guard.fine}</p>
      <div className="guard__n">
        {note !== null && (
          <p className="soft sm">
            {notedBy !== null && t.guard.note(notedBy.name)} “{note}”
          </p>
        )}
        {wasBroken && metricId !== null && name !== null && owner?.id === me.id && (
          <button className="btn btn--s" type="button" onClick={() => onNote({ metricId, name })}>
            {t.act.guardrailNote}
          </button>
        )}
      </div>
    </li>
  );
}
