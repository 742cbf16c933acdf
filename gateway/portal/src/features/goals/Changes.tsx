import type { CheckIn, HistoryPoint } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { RailSection } from "@/ui/Section.tsx";

type Change = { at: string; what: string; where: string };
const most = 8;

/** What moved, newest first: progress by week, confidence by check-in. */
export function Changes({ history, checkIns }: { history: readonly HistoryPoint[]; checkIns: readonly CheckIn[] }) {
  const { numbers, dates } = useFormat();
  const changes: Change[] = [];

  history.forEach((point, index) => {
    const before = history[index - 1];
    if (before?.progress == null || point.progress == null) return;
    const [from, to] = [numbers.progress(before.progress), numbers.progress(point.progress)];
    if (from !== to)
      changes.push({ at: point.at, what: t.objective.changed.progress(from, to), where: t.objective.changed.weekOf(dates.day(point.at)) });
  });
  checkIns.forEach((checkIn, index) => {
    const before = checkIns.slice(index + 1).find((other) => other.confidence !== null)?.confidence;
    if (checkIn.confidence === null || before === checkIn.confidence) return;
    const to = numbers.confidence(checkIn.confidence);
    const what = before == null ? t.objective.changed.firstConfidence(to) : t.objective.changed.confidence(numbers.confidence(before), to);
    changes.push({ at: checkIn.at, what, where: `${checkIn.author.name ?? t.app.someone}, ${dates.day(checkIn.at)}` });
  });
  const shown = changes.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, most);
  return (
    <RailSection title={t.objective.changes}>
      {shown.length === 0 ? (
        <p className="soft rail__none">{t.objective.noChanges}</p>
      ) : (
        <ul>
          {shown.map((change) => (
            <li key={`${change.at}${change.what}`}>
              <p>{change.what}</p>
              <p className="faint xs">{change.where}</p>
            </li>
          ))}
        </ul>
      )}
    </RailSection>
  );
}
