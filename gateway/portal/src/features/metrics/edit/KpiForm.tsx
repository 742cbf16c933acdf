import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { calendarsQuery } from "@/api/metrics.ts";
import type { Aggregation, Cadence, Direction, Metric, MetricRequest, Thresholds } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { FormProblems, SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import { PersonPicker, UnitPicker } from "@/ui/pickers.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { Unsaved } from "@/ui/Unsaved.tsx";
import { limitNames, type LimitName } from "./judge.ts";
import { labelOf } from "./ThresholdEditor.tsx";

export type Sending = {
  send: (body: MetricRequest) => void;
  isPending: boolean;
  errorAt: (path: string) => string | undefined;
  otherThan: (...shown: string[]) => string[];
};

type Props = {
  /** What is edited, or what a new one begins with. */
  given: MetricRequest;
  unit: Option | null;
  owner: Option | null;
  metric?: Metric;
  submit: string;
  cancelTo: string;
  sending: Sending;
  children?: React.ReactNode;
};

const cadences: readonly Cadence[] = ["daily", "weekly", "monthly", "quarterly", "calendar"];
const directions: readonly Direction[] = ["higher", "lower", "range"];
const aggregations = Object.keys(t.define.aggregations) as Aggregation[];
const limits: readonly LimitName[] = ["green", "amber", "low", "high", "outerLow", "outerHigh"];
const numeric = ["target", "benchmark", "decimals", ...limits] as const;
type Numeric = (typeof numeric)[number];

const shown = [
  ...["name", "definition", "role", "unitId", "ownerId", "businessOutcome", "unitOfMeasure", "decimals", "direction", "cadence"],
  ...[
    "calendarId",
    "aggregation",
    "reviewCadence",
    "source",
    "filter",
    "externalKey",
    "tags",
    "visibility",
    "status",
    "target",
    "benchmark",
  ],
  ...limits.map((name) => `thresholds.${name}`),
  "thresholds",
];

/** The definition of a KPI, all of it: what it is, how it is counted, what it is judged by, where it comes from, who sees it. */
export function KpiForm({ given, unit: givenUnit, owner: givenOwner, metric, submit, cancelTo, sending, children }: Props) {
  const { numbers } = useFormat();
  const [draft, setDraft] = useState(given);
  const [unit, setUnit] = useState(givenUnit);
  const [owner, setOwner] = useState(givenOwner);
  const [tags, setTags] = useState((given.tags ?? []).join(", "));
  const [texts, setTexts] = useState<Record<Numeric, string>>(() => {
    const say = (value: number | null | undefined) => (value == null ? "" : numbers.any(value));
    const bounds = given.thresholds;
    return {
      target: say(given.target),
      benchmark: say(given.benchmark),
      decimals: say(given.decimals),
      ...(Object.fromEntries(limits.map((name) => [name, say(bounds?.[name])])) as Record<LimitName, string>),
    };
  });
  const [tried, setTried] = useState(false);
  const calendars = useQuery({ ...calendarsQuery, enabled: draft.cadence === "calendar" }).data?.items ?? [];
  const { errorAt, isPending } = sending;
  const direction = draft.direction ?? "higher";
  const isKpi = draft.role !== "measure";
  const set = (change: Partial<MetricRequest>) => setDraft({ ...draft, ...change });
  const wrong = (name: Numeric) => (texts[name].trim() !== "" && numbers.parse(texts[name]) === null ? t.limits.badNumber : undefined);

  const request = (): MetricRequest => {
    const value = (name: Numeric) => (texts[name].trim() === "" ? null : numbers.parse(texts[name]));
    const bounds = Object.fromEntries(
      limits.map((name) => [name, limitNames[direction].includes(name) ? value(name) : null]),
    ) as Thresholds;
    const none = limits.every((name) => bounds[name] === null);
    return {
      ...draft,
      unitId: unit?.id ?? null,
      ownerId: owner?.id ?? null,
      decimals: value("decimals"),
      target: value("target"),
      benchmark: value("benchmark"),
      thresholds: isKpi && !none ? bounds : null,
      calendarId: draft.cadence === "calendar" ? (draft.calendarId ?? null) : null,
      tags: tags
        .split(",")
        .map((tag) => tag.trim())
        .filter(Boolean),
    };
  };
  const number = (name: Numeric, label: string, path: string, more: { optional?: boolean; unit?: string } = {}) => (
    <TextField
      key={name}
      label={label}
      value={texts[name]}
      onChange={(text) => setTexts({ ...texts, [name]: text })}
      inputMode="decimal"
      error={(tried ? wrong(name) : undefined) ?? errorAt(path)}
      {...more}
    />
  );
  const text = (
    name: "name" | "unitOfMeasure" | "source" | "filter" | "externalKey" | "businessOutcome",
    label: string,
    more: { hint?: string; optional?: boolean } = {},
  ) => (
    <TextField
      label={label}
      value={draft[name] ?? ""}
      onChange={(value) => set({ [name]: value === "" ? null : value })}
      error={errorAt(name)}
      {...more}
    />
  );

  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isPending && numeric.every((name) => wrong(name) === undefined)) sending.send(request());
      }}
    >
      <Unsaved now={[draft, unit, owner, tags, texts]} />
      <fieldset>
        <legend>{t.define.what}</legend>
        {text("name", t.define.name)}
        <TextArea
          label={t.define.definition}
          hint={t.define.definitionHint}
          value={draft.definition ?? ""}
          onChange={(definition) => set({ definition: definition === "" ? null : definition })}
          error={errorAt("definition")}
        />
        <div className="form__row">
          <UnitPicker label={t.define.unit} value={unit} onChange={setUnit} error={errorAt("unitId")} />
          <PersonPicker label={t.define.owner} hint={t.define.ownerHint} value={owner} onChange={setOwner} error={errorAt("ownerId")} />
          <SelectField
            label={t.define.role}
            value={draft.role ?? "kpi"}
            onChange={(role) => set({ role })}
            choices={(["kpi", "measure"] as const).map((value) => ({ value, name: t.define.roles[value] }))}
            error={errorAt("role")}
          />
        </div>
        {text("businessOutcome", t.define.outcome, { hint: t.define.outcomeHint, optional: true })}
      </fieldset>
      <fieldset>
        <legend>{t.define.how}</legend>
        <div className="form__row">
          {text("unitOfMeasure", t.define.unitOfMeasure, { hint: t.define.unitHint })}
          {number("decimals", t.define.decimals, "decimals")}
          <SelectField
            label={t.define.direction}
            value={direction}
            onChange={(value) => set({ direction: value })}
            choices={directions.map((value) => ({ value, name: t.kpi.directions[value] }))}
            error={errorAt("direction")}
          />
        </div>
        <div className="form__row">
          <SelectField
            label={t.define.cadence}
            hint={t.define.cadenceFixed}
            disabled={metric !== undefined}
            value={draft.cadence ?? "weekly"}
            onChange={(cadence) => set({ cadence })}
            choices={cadences.map((value) => ({ value, name: t.kpi.cadences[value] }))}
            error={errorAt("cadence")}
          />
          {draft.cadence === "calendar" && (
            <SelectField
              label={t.define.calendar}
              disabled={metric !== undefined}
              value={draft.calendarId ?? ""}
              onChange={(calendarId) => set({ calendarId: calendarId === "" ? null : calendarId })}
              choices={[{ value: "", name: t.define.noCalendar }, ...calendars.map(({ id, name }) => ({ value: id, name }))]}
              error={errorAt("calendarId")}
            />
          )}
          <SelectField
            label={t.define.aggregation}
            value={draft.aggregation ?? "last"}
            onChange={(aggregation) => set({ aggregation })}
            choices={aggregations.map((value) => ({ value, name: t.define.aggregations[value] }))}
            error={errorAt("aggregation")}
          />
        </div>
      </fieldset>
      {isKpi && (
        <fieldset>
          <legend>{t.define.judged}</legend>
          <div className="form__row">
            {limitNames[direction].map((name) =>
              number(name, labelOf(name, { direction }), `thresholds.${name}`, { unit: draft.unitOfMeasure ?? "" }),
            )}
          </div>
          {errorAt("thresholds") !== undefined && <p className="fld__bad">{errorAt("thresholds")}</p>}
          {metric !== undefined && (
            <p className="sm">
              <Link to={`/kpis/${metric.id}/thresholds`}>{t.define.judgedOnChart}</Link>
            </p>
          )}
          <div className="form__row">
            {number("target", t.define.target, "target", { optional: true })}
            {number("benchmark", t.define.benchmark, "benchmark", { optional: true })}
            <SelectField
              label={t.define.review}
              value={draft.reviewCadence ?? ""}
              onChange={(reviewCadence) => set({ reviewCadence: reviewCadence === "" ? null : reviewCadence })}
              choices={[
                { value: "" as const, name: t.define.noReview },
                ...cadences.slice(0, 4).map((value) => ({ value, name: t.kpi.cadences[value] })),
              ]}
              error={errorAt("reviewCadence")}
            />
          </div>
        </fieldset>
      )}
      <fieldset>
        <legend>{t.define.from}</legend>
        <div className="form__row">
          {text("source", t.define.source, { hint: t.define.sourceHint })}
          {text("filter", t.define.filter, { optional: true })}
          {text("externalKey", t.define.key, { hint: t.define.keyHint, optional: true })}
        </div>
        <TextField label={t.define.tags} hint={t.define.tagsHint} value={tags} onChange={setTags} optional error={errorAt("tags")} />
      </fieldset>
      <fieldset>
        <legend>{t.define.access}</legend>
        <div className="form__row">
          <SelectField
            label={t.define.access}
            value={draft.visibility ?? "public"}
            onChange={(visibility) => set({ visibility })}
            choices={(["public", "unit"] as const).map((value) => ({ value, name: t.define.visibilities[value] }))}
            error={errorAt("visibility")}
          />
          <SelectField
            label={t.define.status}
            value={draft.status ?? "draft"}
            onChange={(status) => set({ status })}
            choices={(["draft", "active", "archived"] as const)
              .filter((status) => status !== "archived" || metric !== undefined)
              .map((value) => ({ value, name: t.define.statuses[value] }))}
            error={errorAt("status")}
          />
        </div>
      </fieldset>
      {children}
      <FormProblems messages={sending.otherThan(...shown)} />
      <div className="form__act">
        <Link className="btn" to={cancelTo}>
          {t.form.cancel}
        </Link>
        <button className="btn btn--ink" type="submit" disabled={isPending}>
          {isPending ? t.form.sending : submit}
        </button>
      </div>
    </form>
  );
}
