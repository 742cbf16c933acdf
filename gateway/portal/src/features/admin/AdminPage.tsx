import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { Page } from "@/app/Page.tsx";
import { useAdministered } from "@/app/administered.ts";
import { t } from "@/text/index.ts";
import { Absent } from "@/ui/States.tsx";
import { useQuery } from "@tanstack/react-query";
import { unitsQuery } from "@/api/directory.ts";
import "./admin.css";

export const sections = ["people", "units", "roles", "access", "policies", "tokens", "groups", "operations", "audit"] as const;
export type Section = (typeof sections)[number];

/** What an administrator of one unit can use, too; the rest is the company's. */
const ofUnits: readonly Section[] = ["units", "roles", "access", "policies"];

type Props = { section: Section; title: string; hint?: string; crumb?: string; actions?: ReactNode; children: ReactNode };

/** A page of the administration: its sections beside it, and one wording for those who may not. */
export function AdminPage({ section, title, hint, crumb, actions, children }: Props) {
  const administered = useAdministered();
  const known = useQuery(unitsQuery).isSuccess;
  const open = (name: Section) => administered.company || (administered.any && ofUnits.includes(name));
  if (known && !open(section))
    return (
      <Page title={t.states.absent} crumbs={[]}>
        <Absent />
      </Page>
    );
  const crumbs = [
    { name: t.nav.admin, to: "/admin" },
    crumb === undefined ? { name: t.admin.sections[section] } : { name: t.admin.sections[section], to: `/admin/${section}` },
    ...(crumb === undefined ? [] : [{ name: crumb }]),
  ];
  return (
    <Page title={title} crumbs={crumbs}>
      <div className="adm">
        <nav aria-label={t.nav.admin} className="adm__nav">
          <ul className="nav">
            {sections.filter(open).map((name) => (
              <li key={name}>
                <NavLink to={`/admin/${name}`}>{t.admin.sections[name]}</NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="adm__main">
          <div className="head">
            <div>
              <h1>{title}</h1>
              {hint !== undefined && <p className="meta">{hint}</p>}
            </div>
            {actions !== undefined && <div className="head__r">{actions}</div>}
          </div>
          {children}
        </div>
      </div>
    </Page>
  );
}
