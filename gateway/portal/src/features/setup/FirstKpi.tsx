import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { send } from "@/api/http.ts";
import { searchMetricsQuery } from "@/api/metrics.ts";
import type { Direction, Metric, Unit } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { FormProblems, SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import type { Option } from "@/ui/Picker.tsx";
import { PersonPicker, UnitPicker } from "@/ui/pickers.tsx";
import { useSend } from "@/ui/useSend.ts";

const cadences = ["daily", "weekly", "monthly"] as const;

/** A first KPI with everything that makes it active, and how its values come. */
export function FirstKpi({ root }: { root: Unit }) {
  const { me } = usePerson();
  const { numbers } = useFormat();
  const existing = useQuery(searchMetricsQuery("")).data?.items ?? [];
  const [draft, setDraft] = useState({ name: "", definition: "", unitOfMeasure: "%", green: "", amber: "", businessOutcome: "" });
  const [direction, setDirection] = useState<Extract<Direction, "higher" | "lower">>("higher");
  const [cadence, setCadence] = useState<(typeof cadences)[number]>("weekly");
  const [unit, setUnit] = useState<Option | null>({ id: root.id, name: root.name });
  const [owner, setOwner] = useState<Option | null>({ id: me.id, name: me.name });
  const create = useSend({
    send: (body: object, idempotencyKey) => send<Metric>("POST", "/api/metrics", { body, idempotencyKey }),
    changes: [["metrics"]],
    said: (made) => t.setup.kpi.there(made.name),
  });
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  if (existing.length > 0) return <Feed metrics={existing} />;
  const decimals = Math.max(...[draft.green, draft.amber].map((text) => /[.,](\d+)$/.exec(text.trim())?.[1]?.length ?? 0), 1);
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create.send({
          name: draft.name.trim(),
          definition: draft.definition.trim(),
          role: "kpi",
          unitOfMeasure: draft.unitOfMeasure.trim(),
          decimals,
          direction,
          thresholds: { green: numbers.parse(draft.green), amber: numbers.parse(draft.amber) },
          cadence,
          reviewCadence: "monthly",
          visibility: "public",
          unitId: unit?.id ?? null,
          ownerId: owner?.id ?? null,
          businessOutcome: draft.businessOutcome.trim() === "" ? null : draft.businessOutcome.trim(),
          source: t.setup.kpi.feed,
          status: "active",
        });
      }}
    >
      <TextField
        label={t.setup.kpi.name}
        hint={t.setup.kpi.nameHint}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={create.errorAt("name")}
      />
      <TextArea
        label={t.setup.kpi.definition}
        value={draft.definition}
        onChange={(definition) => set({ definition })}
        error={create.errorAt("definition")}
      />
      <div className="form__row">
        <UnitPicker value={unit} onChange={setUnit} error={create.errorAt("unitId")} />
        <PersonPicker label={t.setup.kpi.owner} value={owner} onChange={setOwner} error={create.errorAt("ownerId")} />
      </div>
      <div className="form__row">
        <TextField
          label={t.setup.kpi.unit}
          hint={t.setup.kpi.unitHint}
          value={draft.unitOfMeasure}
          onChange={(unitOfMeasure) => set({ unitOfMeasure })}
          error={create.errorAt("unitOfMeasure")}
        />
        <SelectField
          label={t.setup.kpi.direction}
          value={direction}
          onChange={setDirection}
          choices={(["higher", "lower"] as const).map((value) => ({ value, name: t.kpi.directions[value] }))}
          error={create.errorAt("direction")}
        />
        <SelectField
          label={t.setup.kpi.cadence}
          value={cadence}
          onChange={setCadence}
          choices={cadences.map((value) => ({ value, name: t.setup.kpi.cadences[value] }))}
          error={create.errorAt("cadence")}
        />
      </div>
      <div className="form__row">
        <TextField
          label={t.setup.kpi.green}
          inputMode="decimal"
          unit={draft.unitOfMeasure}
          value={draft.green}
          onChange={(green) => set({ green })}
          error={create.errorAt("thresholds.green") ?? create.errorAt("thresholds")}
        />
        <TextField
          label={t.setup.kpi.amber}
          inputMode="decimal"
          unit={draft.unitOfMeasure}
          value={draft.amber}
          onChange={(amber) => set({ amber })}
          error={create.errorAt("thresholds.amber")}
        />
      </div>
      <TextField
        label={t.setup.kpi.outcome}
        optional
        value={draft.businessOutcome}
        onChange={(businessOutcome) => set({ businessOutcome })}
        error={create.errorAt("businessOutcome")}
      />
      <FormProblems
        messages={create.otherThan(
          "name",
          "definition",
          "unitId",
          "ownerId",
          "unitOfMeasure",
          "direction",
          "cadence",
          "thresholds",
          "thresholds.green",
          "thresholds.amber",
          "businessOutcome",
        )}
      />
      <div className="form__act">
        <button className="btn btn--ink" type="submit" disabled={create.isPending}>
          {t.setup.kpi.create}
        </button>
      </div>
    </form>
  );
}

function Feed({ metrics }: { metrics: readonly Metric[] }) {
  return (
    <>
      <ul className="setup__rows">
        {metrics.map((metric) => (
          <li key={metric.id}>
            <Link className="link" to={`/kpis/${metric.id}`}>
              {metric.name}
            </Link>
          </li>
        ))}
      </ul>
      <p className="strong">{t.setup.kpi.feed}</p>
      <p className="adm__lead">{t.setup.kpi.feedHint}</p>
      <Link className="btn" to="/admin/tokens?new=yes">
        {t.setup.kpi.token}
      </Link>
    </>
  );
}
