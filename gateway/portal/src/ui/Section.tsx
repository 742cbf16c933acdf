import { useId, useRef, type ReactNode } from "react";
import { ExportLink } from "./ExportLink.tsx";
import { saveTable } from "./tableCsv.ts";

type Props = {
  title: string;
  summary?: ReactNode;
  action?: ReactNode;
  /** What a file of the table inside is called; offered while a table is drawn. */
  csv?: string;
  children: (labelledBy: string) => ReactNode;
  className?: string;
};

/** A titled part of a page; its title names the table or list inside. */
export function Section({ title, summary, action, csv, children, className = "sec" }: Props) {
  const id = useId();
  const place = useRef<HTMLElement>(null);
  return (
    <section className={className} aria-labelledby={id} ref={place}>
      <div className="sec__h">
        <h2 id={id}>{title}</h2>
        {summary !== undefined && <p className="sum">{summary}</p>}
        {(action !== undefined || csv !== undefined) && (
          <span className="act">
            {action}
            {csv !== undefined && (
              <span className="csv">
                <ExportLink onExport={() => place.current !== null && saveTable(csv, place.current)} />
              </span>
            )}
          </span>
        )}
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
