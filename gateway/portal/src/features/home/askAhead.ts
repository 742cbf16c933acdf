import type { QueryClient } from "@tanstack/react-query";
import { meQuery } from "@/api/directory.ts";
import { cyclesQuery, objectivesQuery } from "@/api/goals.ts";
import { scorecardQuery } from "@/api/metrics.ts";
import { sessionQuery } from "@/api/session.ts";
import type { Id, Me } from "@/api/types.ts";
import {
  approvalsQuery,
  askedDependenciesQuery,
  changesSinceQuery,
  mentionsQuery,
  metricsSinceQuery,
  myActionsQuery,
  myAlertsQuery,
  myBlockersQuery,
} from "@/api/week.ts";
import { currentCycle } from "@/app/cycle.ts";
import { todayIn } from "@/format/dates.ts";
import { lastVisit } from "./later.ts";

/** The unit that home speaks of; none for somebody who is in no unit. */
export const homeUnit = (me: Me): Id | undefined => me.primaryUnitId ?? me.units[0]?.id;

/**
 * Asks everything that home shows as soon as it is known who is here, while the frame is still being drawn for the first time: on a
 * slow phone that takes as long as all the answers.
 */
export async function askAhead(client: QueryClient, now = new Date()): Promise<void> {
  const { signedIn } = await client.query(sessionQuery);
  if (!signedIn) return;
  const cycles = client.query(cyclesQuery);
  const me = await client.query(meQuery);
  const unit = homeUnit(me);
  const { since } = lastVisit(me.id, now);
  await Promise.all([
    client.query(myAlertsQuery(me.id)),
    client.query(askedDependenciesQuery),
    client.query(approvalsQuery),
    client.query(myBlockersQuery(me.id)),
    client.query(myActionsQuery),
    client.query(mentionsQuery),
    client.query(changesSinceQuery(since, unit)),
    ...(unit === undefined ? [] : [client.query(scorecardQuery(unit)), client.query(metricsSinceQuery(unit, since.slice(0, 10)))]),
    cycles.then((all) => {
      const cycle = currentCycle(all, todayIn(me.timeZone ?? "UTC", now));
      return cycle && client.query(objectivesQuery({ owner: me.id, cycle: cycle.id }));
    }),
  ]);
}
