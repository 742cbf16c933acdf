import { useQueries, useQuery } from "@tanstack/react-query";
import { dueCheckInsQuery } from "@/api/checkins.ts";
import type { Alert, Approval, Blocker, Dependency, DueCheckIn, Id, InboxItem, ReviewOutcome } from "@/api/types.ts";
import { approvalsQuery, askedDependenciesQuery, mentionsQuery, myActionsQuery, myAlertsQuery, myBlockersQuery } from "@/api/week.ts";
import { groupBy } from "@/app/groupBy.ts";

export type NeedKind = "alert" | "due" | "asked" | "approval" | "blocker" | "action" | "mention" | "quiet";

/** Something that waits for one person. `when` is the day that it is about: due, or since. */
export type Need = { key: string; when: string } & (
  | { kind: "alert" | "quiet"; alerts: readonly [Alert, ...Alert[]] }
  | { kind: "due"; due: DueCheckIn }
  | { kind: "asked"; dependency: Dependency }
  | { kind: "approval"; approval: Approval }
  | { kind: "blocker"; blocker: Blocker }
  | { kind: "action"; action: ReviewOutcome }
  | { kind: "mention"; item: InboxItem }
);

const order: readonly NeedKind[] = ["alert", "due", "asked", "approval", "blocker", "action", "mention", "quiet"];

/** Health that turned comes before what is only unusual or late; several alerts on a KPI are one thing to look at. */
export function needsOfAlerts(alerts: readonly Alert[]): Need[] {
  const byMetric = groupBy(
    alerts.filter((alert) => alert.acknowledgements.length === 0),
    (alert) => alert.metricId,
  );
  return [...byMetric.entries()].flatMap(([metric, all]): Need[] => {
    const [first, ...others] = all.toSorted((a, b) => Number(b.kind === "health") - Number(a.kind === "health"));
    if (first === undefined) return [];
    return [
      { key: `alert-${metric}`, kind: first.kind === "health" ? "alert" : "quiet", when: first.openedAt, alerts: [first, ...others] },
    ];
  });
}

/** The order in which they are worked through: by kind, and within a kind the oldest or first due first. */
export const inOrder = (needs: readonly Need[]): Need[] =>
  needs.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.when.localeCompare(b.when));

/** All that waits for the person. One part that cannot be read does not hide the others: `failed` names it. */
export function useNeeds(me: Id) {
  const due = useQuery(dueCheckInsQuery);
  const [alerts, asked, approvals, blockers, actions, mentions] = useQueries({
    queries: [myAlertsQuery(me), askedDependenciesQuery, approvalsQuery, myBlockersQuery(me), myActionsQuery, mentionsQuery],
  });
  const queries = [due, alerts, asked, approvals, blockers, actions, mentions];
  const needs: Need[] = [
    ...needsOfAlerts(alerts.data?.items ?? []),
    ...(due.data?.items ?? []).map((item): Need => ({ key: `due-${item.objectiveId}`, kind: "due", when: item.due, due: item })),
    ...(asked.data?.items ?? [])
      .filter((dependency) => dependency.canDecide)
      .map((dependency): Need => ({ key: `asked-${dependency.id}`, kind: "asked", when: dependency.due, dependency })),
    ...(approvals.data?.items ?? []).map((approval): Need => ({
      key: `approval-${approval.id}`,
      kind: "approval",
      when: approval.proposedAt ?? "",
      approval,
    })),
    ...(blockers.data?.items ?? []).map((blocker): Need => ({
      key: `blocker-${blocker.id}`,
      kind: "blocker",
      when: blocker.due ?? blocker.raisedAt,
      blocker,
    })),
    ...(actions.data?.items ?? [])
      .filter((action) => action.kind === "action")
      .map((action): Need => ({ key: `action-${action.id}`, kind: "action", when: action.due ?? action.recordedAt, action })),
    ...(mentions.data ?? []).map((item): Need => ({ key: `mention-${item.id}`, kind: "mention", when: item.at, item })),
  ];
  return {
    needs: inOrder(needs),
    known: queries.every((query) => !query.isPending),
    waiting: queries.some((query) => query.isPending),
    failed: queries.find((query) => query.isError && query.data === undefined),
    retry: () => queries.forEach((query) => void (query.isError && query.refetch())),
  };
}
