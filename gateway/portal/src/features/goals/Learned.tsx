import type { Learning, Objective } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Section } from "@/ui/Section.tsx";

const notes: readonly (keyof Learning)[] = ["achieved", "learned", "wrongAssumption", "continuesAsKpi", "stops"];

/** What a closed objective leaves behind: its learning note. */
export function Learned({ objective }: { objective: Objective }) {
  const { learning } = objective;
  if (learning == null) return null;
  return (
    <Section title={t.objective.learning}>
      {() => (
        <dl className="learned">
          {notes.map((note) =>
            learning[note] === "" ? null : (
              <div key={note}>
                <dt>{t.objective.learningNotes[note]}</dt>
                <dd>{learning[note]}</dd>
              </div>
            ),
          )}
        </dl>
      )}
    </Section>
  );
}
