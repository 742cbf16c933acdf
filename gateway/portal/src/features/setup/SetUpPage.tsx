import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import { peopleQuery, policiesQuery } from "@/api/administration.ts";
import { unitsQuery } from "@/api/directory.ts";
import { cyclesQuery } from "@/api/goals.ts";
import { searchMetricsQuery } from "@/api/metrics.ts";
import { Page } from "@/app/Page.tsx";
import { useAdministered } from "@/app/administered.ts";
import { t } from "@/text/index.ts";
import { cx } from "@/ui/cx.ts";
import { Absent, Loading } from "@/ui/States.tsx";
import { FirstCycle } from "./FirstCycle.tsx";
import { FirstKpi } from "./FirstKpi.tsx";
import { FirstPeople } from "./FirstPeople.tsx";
import { FirstPolicies } from "./FirstPolicies.tsx";
import { FirstUnits } from "./FirstUnits.tsx";
import { Organization } from "./Organization.tsx";
import { useInfiniteQuery } from "@tanstack/react-query";
import "../admin/admin.css";
import "./setup.css";

const steps = ["organization", "units", "people", "policies", "cycle", "kpi"] as const;
export type Step = (typeof steps)[number];

/** From an empty platform to the first objective. What has been done is read from the platform, so it is resumed anywhere. */
export default function SetUpPage() {
  const administered = useAdministered();
  const units = useQuery(unitsQuery);
  const [search, setSearch] = useSearchParams();
  const { known, done } = useDone();
  if (units.isSuccess && !administered.company)
    return (
      <Page title={t.states.absent} crumbs={[]}>
        <Absent />
      </Page>
    );
  const asked = search.get("step");
  const next = steps.find((step) => !done[step]);
  const step: Step | "done" = asked === "done" ? "done" : (steps.find((name) => name === asked) ?? next ?? "done");
  const go = (to: Step | "done") => setSearch({ step: to });
  const after = step === "done" ? "done" : (steps[steps.indexOf(step) + 1] ?? "done");
  const root = units.data?.find((unit) => unit.parentId === null);
  const count = steps.filter((name) => done[name]).length;
  return (
    <Page title={t.setup.title} crumbs={[{ name: t.setup.title }]}>
      <div className="head">
        <div>
          <h1>{t.setup.title}</h1>
          <p className="meta">{known && t.setup.progress(count, steps.length)}</p>
        </div>
      </div>
      <div className="setup">
        <ol className="setup__steps">
          {[...steps, "done" as const].map((name) => (
            <li key={name}>
              <button
                type="button"
                className={cx("setup__step", name === step && "setup__step--now")}
                {...(name === step && { "aria-current": "step" as const })}
                onClick={() => go(name)}
              >
                <span className="setup__mark">{name !== "done" && done[name] && <Check className="i i--s" aria-hidden="true" />}</span>
                {t.setup.steps[name]}
                {name !== "done" && done[name] && <span className="sr"> {t.setup.isDone}</span>}
              </button>
            </li>
          ))}
        </ol>
        {!known || root === undefined ? (
          <Loading what={t.states.things.units} />
        ) : (
          <div className="setup__main">
            <h2>{t.setup[step].title}</h2>
            <p className="adm__lead">{t.setup[step].hint}</p>
            {step === "organization" && <Organization root={root} onNext={() => go(after)} />}
            {step === "units" && <FirstUnits root={root} />}
            {step === "people" && <FirstPeople />}
            {step === "policies" && <FirstPolicies root={root} />}
            {step === "cycle" && <FirstCycle onNext={() => go(after)} />}
            {step === "kpi" && <FirstKpi root={root} />}
            {step === "done" ? (
              <p className="setup__end">
                <Link className="btn btn--ink" to={`/d/${root.slug}`}>
                  {t.setup.done.portal}
                </Link>
                <Link className="btn" to="/">
                  {t.setup.done.home}
                </Link>
              </p>
            ) : (
              step !== "organization" && (
                <p className="setup__end">
                  <button className={cx("btn", done[step] && "btn--ink")} type="button" onClick={() => go(after)}>
                    {done[step] ? t.setup.next : t.setup.skip}
                  </button>
                </p>
              )
            )}
          </div>
        )}
      </div>
    </Page>
  );
}

/** The company exists from the first start; whether it has its own name shows as soon as anything else was done. */
function useDone(): { known: boolean; done: Record<Step, boolean> } {
  const units = useQuery(unitsQuery);
  const root = units.data?.find((unit) => unit.parentId === null);
  const people = useInfiniteQuery(peopleQuery({}, 2));
  const policies = useQuery({ ...policiesQuery(root?.id ?? ""), enabled: root !== undefined });
  const cycles = useQuery(cyclesQuery);
  const metrics = useQuery(searchMetricsQuery(""));
  const several = (units.data?.length ?? 0) > 1;
  const renamed = (root?.version ?? 1) > 1;
  return {
    known: [units, people, policies, cycles, metrics].every((query) => query.isSuccess),
    done: {
      organization: renamed || several,
      units: several,
      people: (people.data?.pages[0]?.items.length ?? 0) > 1,
      policies: (policies.data?.version ?? 0) > 0,
      cycle: (cycles.data?.length ?? 0) > 0,
      kpi: (metrics.data?.items.length ?? 0) > 0,
    },
  };
}
