import { useQuery } from "@tanstack/react-query";
import { presetsQuery } from "@/api/administration.ts";
import type { PolicyPreset } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Answer } from "@/ui/Popover.tsx";
import { Section } from "@/ui/Section.tsx";

/** Policies as companies of different sizes begin with them; choosing one only fills the form. */
export function Presets({ onChoose, chosen }: { onChoose: (preset: PolicyPreset) => void; chosen?: string }) {
  const presets = useQuery(presetsQuery).data;
  const { numbers } = useFormat();
  if (presets === undefined) return null;
  return (
    <Section title={t.admin.policies.presets} summary={t.admin.policies.presetsHint}>
      {() => (
        <ul className="presets">
          {presets.map((preset) => (
            <li key={preset.name} className="adm__card">
              <p className="strong">{preset.title}</p>
              <p className="soft sm">{t.admin.policies.people(numbers.count(preset.people))}</p>
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
              <button className="btn btn--s" type="button" aria-pressed={chosen === preset.name} onClick={() => onChoose(preset)}>
                {chosen === preset.name ? t.admin.policies.chosen : t.admin.policies.choose}
                <span className="sr">: {preset.title}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
