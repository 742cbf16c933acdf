import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { cyclesQuery } from "@/api/goals.ts";
import { send } from "@/api/http.ts";
import type { Cycle } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { FormProblems, TextField } from "@/ui/Field.tsx";
import { useSend } from "@/ui/useSend.ts";
import { quarterOf } from "./quarter.ts";

export function FirstCycle({ onNext }: { onNext: () => void }) {
  const { dates } = useFormat();
  const cycles = useQuery(cyclesQuery).data ?? [];
  const [cycle, setCycle] = useState(() => quarterOf(dates.today()));
  const create = useSend({
    send: (body: typeof cycle, idempotencyKey) => send<Cycle>("POST", "/api/goals/cycles", { body, idempotencyKey }),
    changes: [["goals"]],
    said: (made) => t.setup.cycle.there(made.name),
    done: onNext,
  });
  if (cycles.length > 0) return <p>{cycles.map((one) => t.setup.cycle.there(one.name)).join(" ")}</p>;
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create.send(cycle);
      }}
    >
      <TextField
        label={t.setup.cycle.name}
        value={cycle.name}
        onChange={(name) => setCycle({ ...cycle, name })}
        error={create.errorAt("name")}
      />
      <div className="form__row">
        <TextField
          label={t.setup.cycle.start}
          type="date"
          value={cycle.start}
          onChange={(start) => setCycle({ ...cycle, start })}
          error={create.errorAt("start")}
        />
        <TextField
          label={t.setup.cycle.end}
          type="date"
          value={cycle.end}
          onChange={(end) => setCycle({ ...cycle, end })}
          error={create.errorAt("end")}
        />
      </div>
      <FormProblems messages={create.otherThan("name", "start", "end")} />
      <div className="form__act">
        <button className="btn btn--ink" type="submit" disabled={create.isPending}>
          {t.setup.cycle.create}
        </button>
      </div>
    </form>
  );
}
