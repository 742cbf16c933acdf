import { useQuery } from "@tanstack/react-query";
import { scaleLinear } from "d3-scale";
import { calibrationQuery } from "@/api/planning.ts";
import { isPassing } from "@/api/problem.ts";
import type { Calibration, CalibrationFigure, Unit } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Answer } from "@/ui/Popover.tsx";
import { Section } from "@/ui/Section.tsx";
import "../goals/why.css";

/** How well a unit's confidence predicted what came; for its own people, and absent for everybody else. */
export function CalibrationSection({ unit }: { unit: Unit }) {
  const { me } = usePerson();
  const isOwn = me.units.some(({ id }) => id === unit.id) || me.roles.some(({ unitId }) => unitId === unit.id);
  const query = useQuery({ ...calibrationQuery(unit.id), enabled: isOwn });
  if (!isOwn || (query.error !== null && !isPassing(query.error))) return null;
  return (
    <Section title={t.retro.calibration} summary={t.retro.calibrationHint} csv={`${unit.name} ${t.retro.calibration.toLowerCase()}`}>
      {() => (
        <Await query={query} what={t.retro.calibration.toLowerCase()}>
          {(calibration) => <Figure calibration={calibration} />}
        </Await>
      )}
    </Section>
  );
}

function Figure({ calibration: { together, explain } }: { calibration: Calibration }) {
  const { numbers } = useFormat();
  if (together.verdict !== "shown" || together.brier === null) {
    return (
      <p className="soft sec__p">
        {together.verdict === "too-few-people" ? t.retro.tooFewPeople(explain.leastPersons) : t.retro.tooFew(explain.leastKeyResults)}
      </p>
    );
  }
  const score = numbers.any(Math.round(together.brier * 1000) / 1000);
  return (
    <div className="cal">
      <div>
        <p className="cal__n">
          <Answer trigger={score} triggerLabel={t.retro.whyLabel(score)} triggerClassName="reading" title={t.retro.whyBrier(score)}>
            <p className="soft">{explain.formula}</p>
            <dl className="facts">
              <dt>{t.why.counts}</dt>
              <dd>{explain.counted}</dd>
              <dt>{t.why.leftOut}</dt>
              <dd>{explain.notCounted}</dd>
              <dt>{t.why.policy}</dt>
              <dd>{t.why.policyName(explain.source, explain.policy)}</dd>
            </dl>
          </Answer>
        </p>
        <p className="faint xs">{t.retro.brier}</p>
        <p className="sec__p">{t.retro.brierSays(together.brier)}</p>
        <p className="soft sm">{t.retro.predictions(together.predictions, together.keyResults)}</p>
      </div>
      <Reliability figure={together} />
    </div>
  );
}

const size = 220;
const pad = 28;

/** Confidence against the share that came true: on the diagonal it came true as often as believed. */
function Reliability({ figure }: { figure: CalibrationFigure }) {
  const { numbers } = useFormat();
  const at = scaleLinear([0, 1], [pad, size - 12]);
  const up = scaleLinear([0, 1], [size - pad, 12]);
  const known = figure.buckets.filter((bucket) => bucket.share !== null);
  const most = Math.max(1, ...known.map(({ predictions }) => predictions));
  return (
    <figure className="cal__f">
      <svg className="chart cal__s" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t.retro.chart}>
        <path className="axis" d={`M${at(0)} ${up(1)}V${up(0)}H${at(1)}`} />
        <path className="exp" d={`M${at(0)} ${up(0)}L${at(1)} ${up(1)}`} />
        {known.map((bucket) => (
          <circle
            key={bucket.from}
            className="cal__d"
            cx={at(bucket.meanConfidence ?? (bucket.from + bucket.to) / 2)}
            cy={up(bucket.share ?? 0)}
            r={3 + 6 * Math.sqrt(bucket.predictions / most)}
          />
        ))}
        <text className="ax" x={at(1)} y={size - 8} textAnchor="end">
          {t.retro.believed.toLowerCase()} 1
        </text>
        <text className="ax" x={at(0) + 6} y={up(1) + 4}>
          {t.retro.cameTrue.toLowerCase()} 1
        </text>
      </svg>
      <table className="tbl cal__t">
        <thead>
          <tr>
            <th scope="col">{t.retro.believed}</th>
            <th scope="col" className="r">
              {t.retro.said}
            </th>
            <th scope="col" className="r">
              {t.retro.cameTrue}
            </th>
          </tr>
        </thead>
        <tbody>
          {known.map((bucket) => (
            <tr key={bucket.from}>
              <td>{t.retro.bucket(numbers.confidence(bucket.from), numbers.confidence(bucket.to))}</td>
              <td className="r">{bucket.predictions}</td>
              <td className="r">{numbers.progress(bucket.share ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
