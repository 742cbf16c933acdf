import { useQuery } from "@tanstack/react-query";
import { checkInRevisionsQuery } from "@/api/checkins.ts";
import type { CheckIn, CheckInRevision, Objective } from "@/api/types.ts";
import { useFormat } from "@/format/FormatProvider.tsx";
import { t } from "@/text/index.ts";
import { Await } from "@/ui/Await.tsx";
import { Answer } from "@/ui/Popover.tsx";

/** A corrected check-in keeps everything that it ever said. */
export function CheckInRevisions({ objective, checkIn }: { objective: Objective; checkIn: CheckIn }) {
  const { dates } = useFormat();
  if (checkIn.correctedAt === null) return null;
  return (
    <Answer
      trigger={t.checkIn.correct.corrected(dates.day(checkIn.correctedAt))}
      triggerClassName="soft sm"
      title={t.checkIn.correct.revisions}
    >
      <Revisions objective={objective} id={checkIn.id} />
    </Answer>
  );
}

function Revisions({ objective, id }: { objective: Objective; id: string }) {
  const { dates } = useFormat();
  const query = useQuery(checkInRevisionsQuery(id));
  return (
    <Await query={query} what={t.states.things.checkIns}>
      {({ items }) => (
        <ol className="said__was">
          {items.toReversed().map((revision) => (
            <li key={revision.number}>
              <p className="faint xs">
                {t.checkIn.correct.revision(revision.number)},{" "}
                {t.checkIn.correct.by(revision.recordedBy.name ?? t.app.someone, dates.moment(revision.recordedAt))}
              </p>
              <Said objective={objective} revision={revision} />
            </li>
          ))}
        </ol>
      )}
    </Await>
  );
}

function Said({ objective, revision }: { objective: Objective; revision: CheckInRevision }) {
  const { numbers } = useFormat();
  const lines = [
    ...(revision.confidence === null ? [] : [`${t.confidence.label} ${numbers.confidence(revision.confidence)}`]),
    ...revision.keyResults.flatMap(({ keyResultId, value, confidence }) => {
      const keyResult = objective.keyResults.find((other) => other.id === keyResultId);
      if (keyResult === undefined) return [];
      const said = [
        ...(value == null ? [] : [numbers.value(value, keyResult)]),
        ...(confidence == null ? [] : [`${t.confidence.label.toLowerCase()} ${numbers.confidence(confidence)}`]),
      ];
      return said.length === 0 ? [] : [`${keyResult.title}: ${said.join(", ")}`];
    }),
    ...[revision.changed, revision.blocked, revision.next].flatMap((text) => (text === null || text === "" ? [] : [text])),
  ];
  return lines.map((line) => <p key={line}>{line}</p>);
}
