import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { unitsQuery } from "@/api/directory.ts";
import { useAdministered } from "@/app/administered.ts";
import { t } from "@/text/index.ts";
import "./setup.css";

/** An empty platform: there is the company, and nothing below it. */
export function useIsNew(): boolean {
  const units = useQuery(unitsQuery).data;
  return units?.length === 1;
}

export function SetUpOffer() {
  const isNew = useIsNew();
  const administered = useAdministered();
  if (!isNew || !administered.company) return null;
  return (
    <div className="panel setup-offer">
      <div>
        <p className="strong">{t.setup.offer}</p>
        <p className="soft sm">{t.setup.offerHint}</p>
      </div>
      <Link className="btn btn--ink" to="/setup">
        {t.setup.begin}
      </Link>
    </div>
  );
}
