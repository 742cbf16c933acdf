import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Navigate, useParams } from "react-router";
import { unitQuery } from "@/api/directory.ts";
import type { UnitWithPath } from "@/api/types.ts";
import { useKeepCycle } from "@/app/cycle.ts";
import { Page } from "@/app/Page.tsx";
import { ZoneProvider } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Absent } from "@/ui/States.tsx";

type Props = {
  /** What follows the unit in the page's address, such as /board. */
  page?: string;
  children: (unit: UnitWithPath) => ReactNode;
};

/** The unit that the address names, with its time zone; whatever waits, fails or is hidden is said here. */
export function OfUnit({ page = "", children }: Props) {
  const { slug = "" } = useParams();
  const keepCycle = useKeepCycle();
  const unit = useQuery(unitQuery(slug));
  if (unit.data === undefined) {
    return (
      <Page title={t.states.things.unit} crumbs={[]}>
        <Await query={unit} what={t.states.things.unit}>
          {() => <Absent />}
        </Await>
      </Page>
    );
  }
  // The unit was renamed, or went into another: the address it has now is the one to keep and to share.
  if (unit.data.slug !== slug) return <Navigate replace to={keepCycle(`/d/${unit.data.slug}${page}`)} />;
  return <ZoneProvider timeZone={unit.data.timeZone}>{children(unit.data)}</ZoneProvider>;
}
