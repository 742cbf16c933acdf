import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { decidePolicies, policiesQuery } from "@/api/administration.ts";
import type { PolicyPreset, Unit } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { FormProblems } from "@/ui/Field.tsx";
import { useSend } from "@/ui/useSend.ts";
import { PresetCards } from "../admin/Presets.tsx";

/** A preset for the whole company; nothing exists yet that it could break. */
export function FirstPolicies({ root }: { root: Unit }) {
  const policies = useQuery(policiesQuery(root.id));
  const [chosen, setChosen] = useState<string>();
  const decide = useSend({
    send: (preset: PolicyPreset, idempotencyKey) =>
      decidePolicies(
        root.id,
        { values: Object.fromEntries(preset.values.map((value) => [value.policy, value.value])), reason: t.setup.policies.reason },
        { version: policies.data?.version ?? 0, idempotencyKey },
      ),
    changes: [["directory", "policies"]],
    said: t.setup.policies.decided,
    done: (_, preset) => setChosen(preset.name),
  });
  return (
    <>
      <PresetCards
        verb={t.setup.policies.choose}
        disabled={decide.isPending || policies.isPending}
        onChoose={(preset) => decide.send(preset)}
        {...(chosen !== undefined && { chosen })}
      />
      <FormProblems messages={decide.otherThan()} />
    </>
  );
}
