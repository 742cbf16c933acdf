import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";

const tenths = Array.from({ length: 11 }, (_, index) => index);
const at = (value: number) => `${(4 + value * 92).toFixed(1)}%`;
const tenth = (value: number) => Math.min(1, Math.max(0, Math.round(value * 10) / 10));

type Props = {
  label: string;
  value: number | null;
  /** Where it was last time, shown hollow. */
  was: number | null;
  onChange: (value: number) => void;
  /** Whether going through the questions stops here. */
  isAsked?: boolean;
};

/** Confidence in tenths: digits set it, + is 1.0, arrows step, a press goes there. */
export function ConfidenceDial({ label, value, was, onChange, isAsked = false }: Props) {
  const { numbers } = useFormat();
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyed(event.key, value ?? was ?? 0.5);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
  };
  const onPointer = (event: React.PointerEvent<SVGSVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    onChange(tenth(((event.clientX - left) / width - 0.04) / 0.92));
  };
  const shown = value === null ? t.checkIn.confidenceUnset : numbers.confidence(value);
  return (
    <div className="dial">
      <span className="dial__l" aria-hidden="true">
        {t.confidence.label}
      </span>
      <svg
        className="dial__s"
        role="slider"
        {...(isAsked && { "data-asked": true })}
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={1}
        aria-valuenow={value ?? 0}
        aria-valuetext={was === null ? shown : `${shown}, ${t.checkIn.lastTime.toLowerCase()} ${numbers.confidence(was)}`}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onPointer(event);
        }}
        onPointerMove={(event) => event.buttons === 1 && onPointer(event)}
      >
        <rect className="dial__hit" width="100%" height="100%" />
        <rect className="dial__a" x="4%" y="50%" width="92%" height="1" />
        {tenths.map((index) => (
          <svg key={index} x={at(index / 10)} y="50%" overflow="visible">
            <rect
              className={index % 5 === 0 ? "dial__t dial__t--5" : "dial__t"}
              y={index % 5 === 0 ? -5 : -3}
              width="1"
              height={index % 5 === 0 ? 11 : 7}
            />
          </svg>
        ))}
        {was !== null && <circle className="dial__was" cx={at(was)} cy="50%" r="5" />}
        {value !== null && <circle className="dial__v" cx={at(value)} cy="50%" r="7" />}
      </svg>
      <output className="dial__n">{value === null ? "–" : numbers.confidence(value)}</output>
    </div>
  );
}

function keyed(key: string, from: number): number | null {
  if (/^\d$/.test(key)) return Number(key) / 10;
  switch (key) {
    case "+":
    case "End":
      return 1;
    case "Home":
      return 0;
    case "ArrowRight":
    case "ArrowUp":
      return tenth(from + 0.1);
    case "ArrowLeft":
    case "ArrowDown":
      return tenth(from - 0.1);
    default:
      return null;
  }
}
