import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { beginFromAlert, createObjective, cyclesQuery } from "@/api/goals.ts";
import type { Alert, Id, Metric, Objective } from "@/api/types.ts";
import { usePerson } from "@/app/SignedIn.tsx";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { CheckField, SelectField, TextArea, TextField } from "@/ui/Field.tsx";
import { FormDialog } from "@/ui/FormDialog.tsx";
import { useSend } from "@/ui/useSend.ts";

type Props = { metric: Metric; alert?: { alert: Alert; title: string } | undefined; onClose: () => void };

/** A draft whose key result starts at the KPI's latest value; from an alert it also answers the alert. */
export function StartObjective({ metric, alert, onClose }: Props) {
  const { numbers } = useFormat();
  const { me } = usePerson();
  const navigate = useNavigate();
  const cycles = useQuery(cyclesQuery).data?.filter((cycle) => cycle.phase === "planning" || cycle.phase === "active") ?? [];
  const [chosen, setCycle] = useState<Id>("");
  const cycleId = chosen === "" ? (cycles.find((cycle) => cycle.phase === "active") ?? cycles[0])?.id : chosen;
  const [title, setTitle] = useState("");
  const [why, setWhy] = useState("");
  const [text, setText] = useState("");
  const [again, setAgain] = useState(false);
  const [tried, setTried] = useState(false);
  const typed = numbers.parse(text);
  const target = typed ?? (text.trim() === "" ? metric.target : null);
  const faulty = text.trim() !== "" ? typed === null : alert === undefined && target === null;
  const given = (value: string) => (value.trim() === "" ? null : value.trim());

  const { send, isPending, problem, errorAt, otherThan } = useSend<undefined, Objective>({
    send: (_, key) =>
      alert !== undefined
        ? beginFromAlert(
            {
              alertId: alert.alert.id,
              cycleId: cycleId ?? "",
              title: given(title),
              why: given(why),
              target: typed,
              again: again ? true : null,
            },
            key,
          )
        : createObjective(
            {
              cycleId: cycleId ?? "",
              unitId: metric.unit.id,
              ownerId: me.id,
              title: given(title) ?? t.startOkr.named(metric.name, target === null ? "" : numbers.value(target, metric)),
              why: given(why),
              kind: "committed",
              visibility: metric.visibility,
              contributorIds: [],
              alignments: [],
              keyResults: [
                {
                  title: t.startOkr.keyResult(metric.name),
                  measure: "metric",
                  metricId: metric.id,
                  baseline: metric.latestValue,
                  target,
                  weight: 1,
                  decimals: metric.decimals,
                },
              ],
            },
            key,
          ),
    changes: [["goals"], ["metrics"]],
    said: t.startOkr.saved,
    done: (objective) => void navigate(`/objectives/${objective.id}`),
  });

  return (
    <FormDialog
      title={t.startOkr.title}
      submit={t.startOkr.save}
      isPending={isPending}
      problems={cycles.length === 0 ? [t.startOkr.noCycle] : otherThan("title", "why", "target", "cycleId")}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!faulty && cycleId !== undefined) send(undefined);
      }}
    >
      <p className="soft sm">
        {alert !== undefined && `${t.startOkr.fromAlert(alert.title)} `}
        {t.startOkr.hint}
      </p>
      <TextField
        label={t.startOkr.objective}
        hint={t.startOkr.objectiveHint}
        value={title}
        onChange={setTitle}
        optional
        error={errorAt("title")}
      />
      <div className="form__row">
        <TextField
          label={t.startOkr.target}
          value={text}
          onChange={setText}
          inputMode="decimal"
          unit={metric.unitOfMeasure}
          {...(metric.latestValue !== null && { hint: t.startOkr.targetHint(numbers.value(metric.latestValue, metric)) })}
          error={tried && faulty ? (text.trim() === "" ? t.startOkr.targetNeeded : t.enter.notNumber) : errorAt("target")}
        />
        <SelectField
          label={t.startOkr.cycle}
          value={cycleId ?? ""}
          onChange={setCycle}
          choices={cycles.map((cycle) => ({ value: cycle.id, name: cycle.name }))}
          error={errorAt("cycleId")}
        />
      </div>
      <TextArea label={t.startOkr.why} value={why} onChange={setWhy} optional error={errorAt("why")} />
      {problem?.kind === "conflict" && alert !== undefined && <CheckField label={t.startOkr.again} checked={again} onChange={setAgain} />}
    </FormDialog>
  );
}
