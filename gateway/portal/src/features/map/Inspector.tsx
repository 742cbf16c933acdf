import { useQuery } from "@tanstack/react-query";
import { EqualNot, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { explainProgressQuery, objectiveQuery } from "@/api/goals.ts";
import type { Id, Link as Aligned, Objective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { Phrase } from "@/text/Phrase.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { HealthGlyph, healthNamed, PaceGlyph, PaceWord } from "@/ui/Glyph.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";
import type { MapAddress } from "./useMapAddress.ts";

type Props = { id: Id; address: MapAddress; onClose: () => void };

/** The chosen objective beside the map: where it stands, what it carries, what carries it. */
export function Inspector({ id, address, onClose }: Props) {
  const query = useQuery(objectiveQuery(id));
  const panel = useRef<HTMLElement>(null);
  // Escape closes it from inside, too, and goes back to the map.
  useEffect(() => {
    const element = panel.current;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      onClose();
      document.querySelector<HTMLElement>('.map [tabindex="0"].node, .outline [tabindex="0"]')?.focus();
    };
    element?.addEventListener("keydown", onKey);
    return () => element?.removeEventListener("keydown", onKey);
  }, [onClose]);
  return (
    <aside className="insp rail" aria-label={t.map.inspector} ref={panel}>
      <button className="btn btn--s btn--bare btn--icon insp__x" type="button" aria-label={t.map.close} onClick={onClose}>
        <X className="i" aria-hidden="true" />
      </button>
      <Await query={query} what={t.states.things.objective}>
        {(objective) => <Chosen objective={objective} address={address} />}
      </Await>
    </aside>
  );
}

function Chosen({ objective, address }: { objective: Objective; address: MapAddress }) {
  const { numbers } = useFormat();
  const { pace, progress, confidence, disagreement, guardrails } = objective;
  return (
    <>
      <div>
        <p className="xs faint insp__u">
          {objective.unit.name}, {objective.owner.name}
        </p>
        <h2 className="insp__t">
          <Link to={`/objectives/${objective.id}`}>{objective.title}</Link>
        </h2>
        <div className="mini">
          <p className="mini__r">
            <PaceWord pace={pace} />
            <b className="num">{progress === null ? "" : numbers.progress(progress)}</b>
          </p>
          <PaceTrack progress={progress} expected={objective.expected} pace={pace} size="m" />
          <p className="mini__r soft">
            <span className="flag flag--s">
              {disagreement !== null && (
                <>
                  <EqualNot className="i i--s" aria-hidden="true" />
                  {t.confidence.yet[disagreement]}
                </>
              )}
            </span>
            <span>
              {t.confidence.label.toLowerCase()} {confidence === null ? t.confidence.notYet : numbers.confidence(confidence)}
            </span>
          </p>
        </div>
        <div className="insp__act">
          <Link className="btn btn--s" to={`/objectives/${objective.id}`}>
            {t.map.openPage}
          </Link>
        </div>
      </div>
      <PathChoice address={address} />
      <Carries objective={objective} address={address} />
      <section>
        <h2>
          {t.map.servedBy} <span className="n">{objective.children.length > 0 && objective.children.length}</span>
        </h2>
        {objective.children.length === 0 ? (
          <p className="soft rail__none">{t.map.servedByNothing}</p>
        ) : (
          <ul>
            {objective.children.map((child) => (
              <AlignedRow key={child.id} to={child} address={address} />
            ))}
          </ul>
        )}
      </section>
      {guardrails.length > 0 && (
        <section>
          <h2>{t.map.guardrails}</h2>
          <ul>
            {guardrails.map((guardrail, index) => {
              const mark = guardrail.stale ? "stale" : healthNamed(guardrail.health);
              return (
                <li key={guardrail.metricId ?? index} className="hl insp__g">
                  {mark !== null && <HealthGlyph mark={mark} named />}
                  {guardrail.metricId === null ? guardrail.name : <Link to={`/kpis/${guardrail.metricId}`}>{guardrail.name}</Link>}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <Lines />
    </>
  );
}

function PathChoice({ address }: { address: MapAddress }) {
  const now = address.path ?? "all";
  return (
    <label className="insp__path">
      <span className="xs faint">{t.map.pathLabel}</span>
      <select
        className="sel"
        value={now}
        onChange={(event) => address.change({ path: event.target.value === "all" ? null : event.target.value })}
      >
        {(["all", "both", "up", "down"] as const).map((path) => (
          <option key={path} value={path}>
            {t.map.paths[path]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How much of the objective above is this one: the shares that its own explanation names. */
function Carries({ objective, address }: { objective: Objective; address: MapAddress }) {
  return (
    <section>
      <h2>{t.map.carries}</h2>
      {objective.parents.length === 0 ? (
        <p className="soft rail__none">{t.map.servesNothing}</p>
      ) : (
        objective.parents.map((parent) => <Carried key={parent.id} parent={parent} child={objective.id} address={address} />)
      )}
    </section>
  );
}

function Carried({ parent, child, address }: { parent: Aligned; child: Id; address: MapAddress }) {
  const { numbers } = useFormat();
  const counts = parent.relation === "contributes";
  const explained = useQuery({ ...explainProgressQuery(parent.id), enabled: counts });
  const link = (
    <Link className="link" to={address.choosing(parent.id)}>
      {parent.title ?? t.map.hidden}
    </Link>
  );
  if (!counts)
    return (
      <p className="insp__p">
        <Phrase text={t.map.carriesNothing} parent={link} />
      </p>
    );
  const share = explained.data === undefined ? undefined : shareOf(explained.data, child);
  const progress = explained.data?.progress;
  return (
    <p className="insp__p">
      {share === undefined || progress == null ? (
        <Phrase text={t.map.carriesNoValue} parent={link} />
      ) : (
        <Phrase
          text={t.map.carried(
            numbers.progress(share.share),
            numbers.progress(share.adds),
            numbers.progress(progress),
            numbers.progress(share.share * 0.1),
          )}
          parent={link}
        />
      )}
    </p>
  );
}

type Explained = NonNullable<
  ReturnType<typeof useQuery<Awaited<ReturnType<NonNullable<ReturnType<typeof explainProgressQuery>["queryFn"]>>>>>["data"]
>;

/** Its weight among the children, times the weight of their slot among everything that counts. */
function shareOf({ items, sumOfWeights }: Explained, child: Id): { share: number; adds: number } | undefined {
  const slot = items.find((item) => item.children?.some((other) => other.id === child) === true);
  const among = slot?.children?.reduce((sum, other) => sum + other.weight * other.cycleShare, 0) ?? 0;
  const own = slot?.children?.find((other) => other.id === child);
  if (slot === undefined || own === undefined || among === 0 || sumOfWeights === 0) return undefined;
  const share = ((own.weight * own.cycleShare) / among) * (slot.weight / sumOfWeights);
  return { share, adds: share * own.progress };
}

function AlignedRow({ to, address }: { to: Aligned; address: MapAddress }) {
  const { numbers } = useFormat();
  return (
    <li>
      <p className="mini__r">
        <Link className="link" to={address.choosing(to.id)}>
          {to.title ?? t.map.hidden}
        </Link>
        <span className="pc">
          <PaceGlyph pace={to.pace} named />
          <b className="num">{to.progress === null ? "" : numbers.progress(to.progress)}</b>
        </span>
      </p>
      <p className="soft xs">
        {to.unit.name}, {to.relation === "supports" ? t.map.supports : t.map.weight(numbers.weight(to.weight))}
      </p>
    </li>
  );
}

function Lines() {
  return (
    <section className="wide">
      <h2>{t.map.lines}</h2>
      <p className="insp__l">
        <svg width="36" height="12" aria-hidden="true">
          <path className="edge edge--hot" d="M0 3H36" strokeWidth="1.5" />
          <path className="edge edge--hot" d="M0 9H36" strokeWidth="3.5" />
        </svg>
        {t.map.lineContributes}
      </p>
      <p className="insp__l">
        <svg width="36" height="12" aria-hidden="true">
          <path className="edge edge--hot edge--sup" d="M0 6H36" strokeWidth="1.25" />
        </svg>
        {t.map.lineSupports}
      </p>
    </section>
  );
}
