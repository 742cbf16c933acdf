import { useId, type ReactNode } from "react";

type Props = { title: string; summary?: ReactNode; action?: ReactNode; children: (labelledBy: string) => ReactNode; className?: string };

/** A titled part of a page; its title names the table or list inside. */
export function Section({ title, summary, action, children, className = "sec" }: Props) {
  const id = useId();
  return (
    <section className={className} aria-labelledby={id}>
      <div className="sec__h">
        <h2 id={id}>{title}</h2>
        {summary !== undefined && <p className="sum">{summary}</p>}
        {action !== undefined && <span className="act">{action}</span>}
      </div>
      {children(id)}
    </section>
  );
}

type RailProps = { title: string; count?: number; action?: ReactNode; children: ReactNode };

/** The same in the rail, smaller. */
export function RailSection({ title, count, action, children }: RailProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {count !== undefined && <span className="n">{count}</span>}
        {action}
      </h2>
      {children}
    </section>
  );
}
