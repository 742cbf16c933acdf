import { useParams } from "react-router";
import type { ImportKind } from "@/api/administration.ts";
import { t } from "@/text/index.ts";
import { AdminPage } from "./AdminPage.tsx";
import { CsvImport } from "./CsvImport.tsx";

export default function ImportPage() {
  const kind: ImportKind = useParams().kind === "units" ? "units" : "people";
  return (
    <AdminPage section={kind} title={t.admin.imports.title[kind]} crumb={t.admin.imports.title[kind]} hint={t.admin.imports.hint}>
      <CsvImport kind={kind} />
    </AdminPage>
  );
}
