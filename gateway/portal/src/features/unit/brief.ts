import type { Id, MetricKeyResult, ObjectiveRow, Pace, ScorecardItem } from "@/api/types.ts";
import type { Numbers } from "@/format/numbers.ts";
import { t } from "@/text/index.ts";
import { healthMark, type HealthMark } from "@/ui/Glyph.tsx";
import { sayChange } from "../metrics/change.ts";

/** A named thing inside a sentence: shown with its mark, in bold, as a link. */
export type Mention =
  | { kind: "kpi"; id: Id; name: string; mark: HealthMark }
  | { kind: "objective"; id: Id; name: string; pace: Pace }
  | { kind: "words"; words: string };

export type Sentence = { text: string; mentions: Record<string, Mention> };

const plain = (text: string): Sentence => ({ text, mentions: {} });
const mostKpis = 3;
const mostObjectives = 2;

/** How we are: written from the scorecard by the rules that `t.unit.rules` tells. */
export function howWeAre(items: readonly ScorecardItem[], keyResults: readonly MetricKeyResult[], numbers: Numbers): Sentence[] {
  if (items.length === 0) return [plain(t.brief.noKpis)];
  const stale = items.filter((item) => item.stale).length;
  const fresh = items.filter((item) => !item.stale);
  const outside = fresh.filter((item) => item.health === "red" || item.health === "amber");
  const unset = fresh.filter((item) => item.health === "not-set").length;

  const sentences = [
    plain(outside.length + stale + unset === 0 ? t.brief.allGreen(items.length) : t.brief.outside(outside.length, items.length, stale)),
  ];
  if (unset > 0) sentences.push(plain(t.brief.notSet(unset)));

  const longestFirst = (a: ScorecardItem, b: ScorecardItem) => b.healthPeriods - a.healthPeriods;
  const red = outside.filter((item) => item.health === "red").toSorted(longestFirst);
  const amber = outside.filter((item) => item.health === "amber").toSorted(longestFirst);
  const worst = [...red, ...amber];
  for (const item of worst.slice(0, mostKpis)) {
    sentences.push(
      sayKpi(
        item,
        keyResults.find((keyResult) => keyResult.metricId === item.id),
        numbers,
      ),
    );
  }
  if (worst.length > mostKpis) sentences.push(plain(t.brief.more(worst.length - mostKpis)));
  return sentences;
}

function sayKpi(item: ScorecardItem, keyResult: MetricKeyResult | undefined, numbers: Numbers): Sentence {
  const tone = item.health === "red" ? "red" : "amber";
  const start = t.brief.turned[tone](t.brief.ago(item.healthPeriods, item.cadence));
  const mentions: Record<string, Mention> = {
    kpi: { kind: "kpi", id: item.id, name: item.name, mark: healthMark(item) },
    value: { kind: "words", words: item.latestValue === null ? t.kpi.states.never : numbers.value(item.latestValue, item) },
  };
  if (tone === "red" && keyResult !== undefined) {
    mentions.objective = { kind: "objective", id: keyResult.objective.id, name: keyResult.objective.title, pace: keyResult.pace };
    mentions.progress = { kind: "words", words: keyResult.progress === null ? t.progress.none : numbers.progress(keyResult.progress) };
    return { text: start + t.brief.withObjective, mentions };
  }
  if (tone === "red") return { text: start + t.brief.noObjective, mentions };
  return { text: start + sayMove(item, numbers), mentions };
}

function sayMove(item: ScorecardItem, numbers: Numbers): string {
  const change = sayChange(item, numbers);
  if (change === null || item.change === 0 || item.better === null) return t.brief.end;
  return item.better ? t.brief.better(change.signed) : t.brief.worse(change.signed);
}

/** What we are changing: written from the objectives of the cycle. */
export function whatWeChange(objectives: readonly ObjectiveRow[], numbers: Numbers): Sentence[] {
  if (objectives.length === 0) return [plain(t.brief.noObjectives)];
  const having = (...paces: Pace[]) => objectives.filter((objective) => paces.includes(objective.pace));

  const closed = having("met", "near", "missed");
  if (closed.length === objectives.length) return [plain(t.brief.closed(having("met").length, closed.length))];
  if (having("too-early", "not-started").length === objectives.length) return [plain(t.brief.tooEarly)];
  if (having("no-data").length === objectives.length) return [plain(t.brief.noValues(objectives.length))];

  const sentences = [plain(t.brief.pace(having("on-track", "achieved", "met").length, objectives.length))];
  const farthestFirst = (a: ObjectiveRow, b: ObjectiveRow) => (b.gap ?? 0) - (a.gap ?? 0);
  const late = [...having("at-risk").toSorted(farthestFirst), ...having("behind").toSorted(farthestFirst)];
  for (const objective of late.slice(0, mostObjectives)) sentences.push(sayLate(objective, numbers));

  const doubtful = having("on-track").find((objective) => objective.disagreement === "doubtful-but-on-track");
  if (doubtful !== undefined && late.length < mostObjectives) sentences.push(sayDoubtful(doubtful, numbers));
  return sentences;
}

function sayLate(objective: ObjectiveRow, numbers: Numbers): Sentence {
  const gap = numbers.gap(objective.gap ?? 0);
  const believed = objective.disagreement === "confident-but-behind" ? t.brief.confident : t.brief.end;
  return {
    text: objective.pace === "at-risk" ? t.brief.atRisk(gap) : t.brief.behind(gap),
    mentions: { objective: mention(objective), believed: { kind: "words", words: believed } },
  };
}

function sayDoubtful(objective: ObjectiveRow, numbers: Numbers): Sentence {
  const gap = numbers.gap(objective.gap ?? 0);
  return {
    text: t.brief.doubtful((objective.gap ?? 0) > 0 ? t.brief.shortOf(gap) : t.brief.aheadOf(gap)),
    mentions: { objective: mention(objective) },
  };
}

const mention = ({ id, title, pace }: ObjectiveRow): Mention => ({ kind: "objective", id, name: title, pace });
