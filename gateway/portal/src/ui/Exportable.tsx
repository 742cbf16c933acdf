import { useRef, type ReactNode } from "react";
import { ExportLink } from "./ExportLink.tsx";
import { saveTable } from "./tableCsv.ts";

/** A table outside a section's head, such as in an answer: the file of it is offered below. */
export function Exportable({ name, children }: { name: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  return (
    <div ref={place}>
      {children}
      <p className="exported">
        <ExportLink onExport={() => place.current !== null && saveTable(name, place.current)} />
      </p>
    </div>
  );
}
