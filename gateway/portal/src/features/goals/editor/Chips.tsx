import { X } from "lucide-react";
import { t } from "@/text/index.ts";
import type { Option } from "@/ui/Picker.tsx";

/** Those that were picked, each with a way out. */
export function Chips({ label, options, onChange }: { label: string; options: readonly Option[]; onChange: (options: Option[]) => void }) {
  if (options.length === 0) return null;
  return (
    <ul className="chips" aria-label={label}>
      {options.map((option) => (
        <li key={option.id} className="chip">
          <span className="cut">{option.name}</span>
          <button
            className="chip__x"
            type="button"
            aria-label={t.editor.remove(option.name)}
            onClick={() => onChange(options.filter((other) => other.id !== option.id))}
          >
            <X className="i i--s" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
