import { useQuery } from "@tanstack/react-query";
import { presetsQuery } from "@/api/administration.ts";
import type { PolicyPreset } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { Answer } from "@/ui/Popover.tsx";
import { Section } from "@/ui/Section.tsx";

/** Policies as companies of different sizes begin with them; choosing one only fills the form. */
export function Presets({ onChoose }: { onChoose: (preset: PolicyPreset) => void }) {
  return (
    <Section title={t.admin.policies.presets} summary={t.admin.policies.presetsHint}>
      {() => <PresetCards onChoose={onChoose} />}
    </Section>
  );
}

type Props = { onChoose: (preset: PolicyPreset) => void; chosen?: string; verb?: string; disabled?: boolean };

export function PresetCards({ onChoose, chosen, verb = t.admin.policies.choose, disabled = false }: Props) {
  const presets = useQuery(presetsQuery).data ?? [];
  return (
    <ul className="presets">
      {presets.map((preset) => (
        <li key={preset.name} className="adm__card">
          <p className="strong">{preset.title}</p>
          <p className="sm">
            <Answer trigger={t.admin.policies.why(preset.values.length)} title={preset.title}>
              <ul className="rules">
                {preset.values.map((value) => (
                  <li key={value.policy}>
                    <b>
                      {value.policy}: {t.admin.policies.words[value.value] ?? value.value}
                    </b>{" "}
                    {value.because}
                  </li>
                ))}
              </ul>
            </Answer>
          </p>
          <button className="btn btn--s" type="button" disabled={disabled} onClick={() => onChoose(preset)}>
            {chosen === preset.name ? t.setup.policies.decided : verb}
            <span className="sr">: {preset.title}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
