import { Link } from "react-router";
import { useAdministered } from "@/app/administered.ts";
import { Page } from "@/app/Page.tsx";
import { t } from "@/text/index.ts";
import { Absent } from "@/ui/States.tsx";
import { sections, type Section } from "./AdminPage.tsx";
import { useQuery } from "@tanstack/react-query";
import { unitsQuery } from "@/api/directory.ts";
import "./admin.css";

const ofUnits: readonly Section[] = ["units", "roles", "access", "policies"];

/** Where an administrator begins: every section with what it is for. */
export default function AdminHome() {
  const administered = useAdministered();
  const known = useQuery(unitsQuery).isSuccess;
  if (known && !administered.any)
    return (
      <Page title={t.states.absent} crumbs={[]}>
        <Absent />
      </Page>
    );
  const open = sections.filter((name) => administered.company || ofUnits.includes(name));
  return (
    <Page title={t.nav.admin} crumbs={[{ name: t.nav.admin }]}>
      <div className="head">
        <div>
          <h1>{t.nav.admin}</h1>
          <p className="meta">{administered.company ? t.admin.ofCompany : t.admin.ofUnits}</p>
        </div>
      </div>
      <div className="adm__cards">
        {open.map((name) => (
          <Link key={name} className="adm__card" to={`/admin/${name}`}>
            <span className="strong">{t.admin.sections[name]}</span>
            <span className="soft sm">{t.admin.about[name]}</span>
          </Link>
        ))}
        {administered.company && (
          <Link className="adm__card" to="/setup">
            <span className="strong">{t.setup.title}</span>
            <span className="soft sm">{t.setup.about}</span>
          </Link>
        )}
      </div>
    </Page>
  );
}
