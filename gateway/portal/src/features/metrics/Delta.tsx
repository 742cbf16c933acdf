import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";

/** A signed difference with an arrow for its direction; whether that is good is said in words beside it. */
export function Delta({ change, children }: { change: number; children: string }) {
  const Arrow = change > 0 ? ArrowUp : change < 0 ? ArrowDown : ArrowRight;
  return (
    <span className="delta">
      <Arrow className="i" aria-hidden="true" />
      {children}
    </span>
  );
}
