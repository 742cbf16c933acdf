import { Lightbulb } from "lucide-react";
import type { CoachAdvice, CoachFinding } from "@/api/types.ts";
import { t } from "@/text/index.ts";
import { RailSection } from "@/ui/Section.tsx";

type Props = { advice: CoachAdvice | undefined; begun: boolean; failed: boolean; onShow: (field: string) => void };

/** What would make it clearer, the most important first, beside the text as one types. */
export function CoachPanel({ advice, begun, failed, onShow }: Props) {
  const findings = advice?.findings ?? [];
  const [first, ...rest] = findings;
  return (
    <RailSection title={t.editor.coach} {...(begun && findings.length > 0 && { count: findings.length })}>
      <div aria-live="polite">
        {failed ? (
          <p className="soft rail__none">{t.editor.coachAway}</p>
        ) : !begun ? (
          <p className="soft rail__none">{t.editor.coachEmpty}</p>
        ) : advice === undefined ? (
          <p className="soft rail__none">{t.editor.coachReading}</p>
        ) : first === undefined ? (
          <p className="soft rail__none">{t.editor.coachFine}</p>
        ) : (
          <>
            <Finding finding={first} isFirst onShow={onShow} />
            {rest.length > 0 && (
              <details className="coach__rest" open>
                <summary>{t.editor.coachRest(rest.length)}</summary>
                <ul>
                  {rest.map((finding) => (
                    <li key={`${finding.code}${finding.field}`}>
                      <Finding finding={finding} onShow={onShow} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </div>
    </RailSection>
  );
}

function Finding({ finding, isFirst = false, onShow }: { finding: CoachFinding; isFirst?: boolean; onShow: (field: string) => void }) {
  return (
    <div className={isFirst ? "coach coach--first" : "coach"}>
      {isFirst && (
        <p className="coach__h">
          <Lightbulb className="i i--s" aria-hidden="true" />
          {t.editor.coachFirst}
        </p>
      )}
      <p className="t">{finding.text}</p>
      <p className="soft">{finding.reason}</p>
      <p className="coach__ex">{finding.example}</p>
      <p className="coach__f">
        {finding.severity === "asks-for-reason" && <span className="tag">{t.editor.asksForReason}</span>}
        <button className="link" type="button" onClick={() => onShow(finding.field)}>
          {t.editor.goThere}
          <span className="sr">: {finding.text}</span>
        </button>
      </p>
    </div>
  );
}

/** The same at the field that it is about, in one line. */
export function CoachLine({ findings, field }: { findings: readonly CoachFinding[]; field: string }) {
  const here = findings.filter((finding) => finding.field === field);
  return here.map((finding) => (
    <p key={finding.code} className="coach__l">
      <Lightbulb className="i i--s" aria-hidden="true" />
      <span>
        <b>{finding.text}</b> {finding.example}
      </span>
    </p>
  ));
}
