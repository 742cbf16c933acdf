import { useQuery } from "@tanstack/react-query";
import { peopleOfQuery } from "@/api/unitPage.ts";
import type { UnitWithPath } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { RailSection } from "@/ui/Section.tsx";

const most = 8;

/** Who belongs here, with what they answer for on this unit. */
export function People({ unit }: { unit: UnitWithPath }) {
  const people = (useQuery(peopleOfQuery(unit.id)).data?.items ?? []).filter((person) => person.active && person.kind === "human");
  if (people.length === 0) return null;
  const roleOf = (person: (typeof people)[number]) =>
    unit.lead?.id === person.id ? "lead" : (person.roles.find((role) => role.unitId === unit.id && role.role !== "member")?.role ?? null);
  const listed = people.toSorted((a, b) => Number(roleOf(b) !== null) - Number(roleOf(a) !== null) || a.name.localeCompare(b.name));
  const all = Math.max(unit.people ?? 0, people.length);
  return (
    <RailSection title={t.unit.peopleTitle} count={all}>
      <ul className="people">
        {listed.slice(0, most).map((person) => {
          const role = roleOf(person);
          return (
            <li key={person.id}>
              <Who name={person.name} />
              {role !== null && <span className="faint xs">{t.unit.roles[role]}</span>}
            </li>
          );
        })}
      </ul>
      {all > most && <p className="faint xs">{t.map.andMore(all - Math.min(most, people.length))}</p>}
    </RailSection>
  );
}
