import type { Direction, Pace, Thresholds } from "@/api/types.ts";
import { useState } from "react";
import { Page } from "@/app/Page.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Who } from "@/ui/Avatar.tsx";
import { ActionsMenu } from "@/ui/ActionsMenu.tsx";
import { Confidence } from "@/ui/Confidence.tsx";
import { CheckField, SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { HealthWord, PaceWord, type HealthMark } from "@/ui/Glyph.tsx";
import { PaceTrack } from "@/ui/PaceTrack.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { UnitPicker } from "@/ui/pickers.tsx";
import { Section } from "@/ui/Section.tsx";
import { Spark } from "@/ui/Spark.tsx";
import { Absent, Empty, Failure } from "@/ui/States.tsx";
import { ThresholdBand } from "@/ui/ThresholdBand.tsx";
import { ConfidenceDial } from "../checkins/ConfidenceDial.tsx";
import "../checkins/checkin.css";
import "./gallery.css";

/* The words of this page are for us: it is not built into the portal that is shipped. */

const marks: HealthMark[] = ["green", "amber", "red", "stale", "not-set"];
const paces: Pace[] = ["on-track", "behind", "at-risk", "achieved", "too-early", "no-data", "not-started", "met", "near", "missed"];
const bands: [string, Direction, Thresholds, number, number | null, HealthMark][] = [
  ["Higher is better, 94.4 of 96", "higher", { green: 95, amber: 92 }, 94.4, 96, "amber"],
  ["Lower is better, 2.1, no target", "lower", { green: 1.2, amber: 1.8 }, 2.1, null, "red"],
  ["Inside a range, 86 of 88", "range", { low: 84, high: 89, outerLow: 81, outerHigh: 91 }, 86, 88, "green"],
  ["Stale, last value hollow", "higher", { green: 98, amber: 96 }, 98.7, 99, "stale"],
  ["Far outside", "higher", { green: 95, amber: 92 }, 60, 96, "red"],
];
const tracks: [string, number | null, number | null, Pace][] = [
  ["0.62, ahead of 0.54", 0.62, 0.54, "on-track"],
  ["0.47, 0.07 short", 0.47, 0.54, "on-track"],
  ["0.36, behind", 0.36, 0.54, "behind"],
  ["0.21, at risk", 0.21, 0.54, "at-risk"],
  ["1.00", 1, 0.54, "achieved"],
  ["0.00, raw −0.12", 0, 0.54, "at-risk"],
  ["Too early", 0.05, 0.07, "too-early"],
  ["Nothing measurable", null, 0.54, "no-data"],
];
const colours = [
  "ink",
  "ink-2",
  "ink-3",
  "control",
  "line-strong",
  "line",
  "sunken",
  "kpi-green",
  "kpi-amber",
  "kpi-red",
  "pace-ontrack",
  "pace-behind",
  "pace-risk",
  "track",
];
const week = [22, 23, 21, null, 25, 24, 26, 27, 25, 28, 29, 31, 30].map((value, index) => ({
  start: `2026-08-${String(index + 1).padStart(2, "0")}`,
  value,
  health: "amber" as const,
}));

/** Every component with every state it has, to look at in both themes. */
export default function GalleryPage() {
  return (
    <Page title={t.nav.gallery} crumbs={[{ name: t.nav.gallery }]}>
      <div className="head">
        <h1>{t.nav.gallery}</h1>
      </div>
      <div className="gal">
        <Section title="KPI health, a reading">
          {() => (
            <ul className="voc">
              {marks.map((mark) => (
                <li key={mark}>
                  <HealthWord mark={mark} />
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title="OKR pace, a distance">
          {() => (
            <ul className="voc">
              {paces.map((pace) => (
                <li key={pace}>
                  <PaceWord pace={pace} />
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title="Threshold band">
          {() => (
            <ul className="trs">
              {bands.map(([label, direction, thresholds, value, target, mark]) => (
                <li key={label}>
                  <ThresholdBand direction={direction} thresholds={thresholds} value={value} target={target} mark={mark} label={label} />
                  <p className="soft sm">{label}</p>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title="Pace track">
          {() => (
            <ul className="trs">
              {tracks.map(([label, progress, expected, pace]) => (
                <li key={label}>
                  <PaceTrack progress={progress} expected={expected} pace={pace} />
                  <p className="soft sm">{label}</p>
                </li>
              ))}
              <li>
                <PaceTrack progress={0.36} expected={0.54} pace="behind" becomes={0.45} />
                <p className="soft sm">Becomes 0.45</p>
              </li>
            </ul>
          )}
        </Section>
        <Numbers />
        <Section title="Controls">
          {() => (
            <div className="ctl">
              <p>
                <button className="btn btn--ink" type="button">
                  The one that matters
                </button>
                <button className="btn" type="button">
                  Another
                </button>
                <button className="btn btn--bare" type="button">
                  Bare
                </button>
              </p>
              <p>
                <span className="tag">Aspirational</span>
                <span className="tag tag--line">Operations</span>
                <span className="kbd">Ctrl K</span>
                <Who name="Jo Specimen" />
              </p>
              <div>
                <Confidence confidence={0.8} disagreement="confident-but-behind" />
              </div>
              <ConfidenceDial label="Confidence" value={0.7} was={0.5} onChange={() => undefined} />
              <Spark points={week} thresholds={{ green: 28, amber: 24 }} stale={false} />
            </div>
          )}
        </Section>
        <Section title="States" className="sec gal--2">
          {() => (
            <div className="sts">
              <Empty title={t.unit.noObjectives("Q1 2027")} hint={t.unit.noObjectivesHint}>
                <button className="btn btn--s" type="button">
                  {t.unit.seeCompany}
                </button>
              </Empty>
              <Failure error={new Error("gallery")} what={t.states.things.checkIns} retry={() => undefined} />
              <Absent />
            </div>
          )}
        </Section>
        <Section title="Colour" className="sec gal--2">
          {() => (
            <ul className="sws">
              {colours.map((name) => (
                <li key={name}>
                  <svg width="56" height="28" aria-hidden="true">
                    <rect className={`sw sw--${name}`} width="56" height="28" rx="2" />
                  </svg>
                  {name}
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title="Fields">{() => <Fields />}</Section>
      </div>
    </Page>
  );
}

function Numbers() {
  const { numbers, dates } = useFormat();
  const rows = [
    ["KPI value", numbers.value(94.4, { unitOfMeasure: "%", decimals: 1 })],
    ["Money", numbers.value(4.12, { unitOfMeasure: "EUR", decimals: 2 })],
    ["Per", numbers.value(2.1, { unitOfMeasure: "per 1,000", decimals: 1 })],
    ["Change of a percentage", numbers.change(0.3, { unitOfMeasure: "%", decimals: 1 })],
    ["Progress, grade, chance", numbers.progress(0.62)],
    ["Confidence", numbers.confidence(0.4)],
    ["Weight", numbers.weight(3)],
    ["Large", numbers.value(1_284_312, { unitOfMeasure: "parcels", decimals: 0 })],
    ["Moment", dates.moment(new Date().toISOString())],
    ["Missing", t.kpi.states.staleSince(dates.shortDay(dates.today()))],
  ];
  return (
    <Section title="Numbers">
      {(id) => (
        <table className="tbl" aria-labelledby={id}>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="strong">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Fields() {
  const [text, setText] = useState("Fewer parcels are late");
  const [unit, setUnit] = useState<Option | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <div className="form">
      <div className="form__row">
        <TextField label="Title" value={text} onChange={setText} hint="What will be different, in one sentence." />
        <TextField label="Target" value="0" onChange={() => undefined} unit="%" error="Must be above 0." inputMode="decimal" />
        <SelectField
          label="Kind"
          value="committed"
          onChange={() => undefined}
          choices={[
            { value: "committed", name: "Committed" },
            { value: "aspirational", name: "Aspirational" },
          ]}
        />
        <UnitPicker value={unit} onChange={setUnit} optional />
      </div>
      <TextArea label="Why" value={text} onChange={setText} optional />
      <CheckField label="Tell the people above" hint="They read it in their inbox." checked onChange={() => undefined} />
      <div className="head__r">
        <button className="btn" type="button" onClick={() => setOpen(true)}>
          Open a dialog
        </button>
        <ActionsMenu
          actions={[
            { id: "copy", name: "Duplicate" },
            { id: "move", name: "Move to another unit" },
          ]}
        />
      </div>
      {open && (
        <FormDialog title="Retire the objective" submit="Retire" onClose={() => setOpen(false)} onSubmit={() => setOpen(false)}>
          <TextArea label="Why" value={text} onChange={setText} />
        </FormDialog>
      )}
    </div>
  );
}
