import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { grantRole, rightsQuery, takeRole } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import type { PersonView, RoleView } from "@/api/types.ts";
import { useAdministered } from "@/app/administered.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { FormProblems } from "@/ui/Field.tsx";
import { Section } from "@/ui/Section.tsx";
import { useSend } from "@/ui/useSend.ts";
import { GrantRole } from "./GrantRole.tsx";

/** Roles with how far they reach and what they allow; taking one can be undone. */
export function PersonRoles({ person }: { person: PersonView }) {
  const [granting, setGranting] = useState(false);
  const units = useQuery(unitsQuery).data ?? [];
  const rights = useQuery(rightsQuery(person.id)).data;
  const { dates } = useFormat();
  const administered = useAdministered();
  const take = useTakeRole(person);
  return (
    <Section
      title={t.person.roles}
      csv={`${person.name} ${t.person.roles.toLowerCase()}`}
      {...(person.active && {
        action: (
          <button className="btn btn--s" type="button" onClick={() => setGranting(true)}>
            {t.admin.roles.grant}
          </button>
        ),
      })}
    >
      {(labelledBy) => (
        <>
          {person.roles.length === 0 ? (
            <p className="adm__lead">{t.person.noRoles}</p>
          ) : (
            <table className="tbl" aria-labelledby={labelledBy}>
              <thead>
                <tr>
                  <th scope="col">{t.admin.roles.columns.role}</th>
                  <th scope="col">{t.admin.roles.columns.unit}</th>
                  <th scope="col" className="wide">
                    {t.admin.roles.columns.may}
                  </th>
                  <th scope="col">{t.admin.roles.columns.until}</th>
                  <th scope="col">
                    <span className="sr">{t.form.actions}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {person.roles.map((role) => {
                  const unit = units.find((other) => other.id === role.unitId);
                  const right = rights?.rights.find((other) => other.unit.id === role.unitId && other.role === role.role);
                  return (
                    <tr key={`${role.unitId}${role.role}`}>
                      <td className="strong">{t.admin.role[role.role]}</td>
                      <td>
                        {unit === undefined ? t.person.otherUnit : <Link to={`/d/${unit.slug}`}>{unit.name}</Link>}
                        {right !== undefined && right.unitsBelow > 0 && (
                          <span className="soft sm"> {t.admin.roles.below(right.unitsBelow)}</span>
                        )}
                      </td>
                      <td className="soft sm wide">{right?.may.join(", ")}</td>
                      <td data-value={role.expiresAt}>{role.expiresAt == null ? t.admin.noEnd : dates.day(role.expiresAt)}</td>
                      <td className="act">
                        {administered.unit(role.unitId) && (
                          <button
                            className="btn btn--bare btn--icon"
                            type="button"
                            disabled={take.isPending}
                            onClick={() => take.send(role)}
                            aria-label={t.admin.roles.take(t.admin.role[role.role], unit?.name ?? t.person.otherUnit)}
                          >
                            <X className="i" aria-hidden="true" />
                          </button>
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )}
          <FormProblems messages={take.otherThan()} />
          {granting && <GrantRole person={{ id: person.id, name: person.name }} onClose={() => setGranting(false)} />}
        </>
      )}
    </Section>
  );
}

export function useTakeRole(person: { id: string; name: string }) {
  const giveBack = useSend({
    send: (role: RoleView, key) =>
      grantRole(role.unitId, person.id, role.role, { expiresAt: role.expiresAt ?? null, reason: t.admin.roles.undone }, key),
    changes: [["directory"]],
    said: t.admin.roles.givenBack,
  });
  return useSend({
    send: (role: RoleView, key) => takeRole(role.unitId, person.id, role.role, key),
    changes: [["directory"]],
    said: (_, role) => t.admin.roles.taken(person.name, t.admin.role[role.role]),
    undo: (_, role) => giveBack.send(role),
  });
}
