import { t } from "@/text/index.ts";

export const ExportLink = ({ onExport }: { onExport: () => void }) => (
  <button className="link sm" type="button" onClick={onExport}>
    {t.form.exportCsv}
  </button>
);
