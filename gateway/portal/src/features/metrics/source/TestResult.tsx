import type { Metric, SourceTest } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Exportable } from "@/ui/Exportable.tsx";

/** What a source would have brought, or why not. */
export function TestResult({ metric, result }: { metric: Metric; result: SourceTest }) {
  const { numbers, dates } = useFormat();
  if (result.error !== null) {
    return (
      <div className="fld__rest" role="alert">
        <p className="strong">{t.source.testFailed}</p>
        <p>{result.error}</p>
      </div>
    );
  }
  return (
    <div className="src__ok" role="status">
      <p className="strong">{t.source.tested(result.count, numbers.count(result.tookMs))}</p>
      <Exportable name={t.source.testValues}>
        <table className="tbl" aria-label={t.source.testValues}>
          <tbody>
            {result.values.map((value) => (
              <tr key={value.at}>
                <td>{dates.moment(value.at)}</td>
                <td className="r strong">{numbers.value(value.value, metric)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Exportable>
    </div>
  );
}
