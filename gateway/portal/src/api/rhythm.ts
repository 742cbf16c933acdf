import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import { Problem, type ProblemDocument } from "./problem.ts";
import type { DayOff, DaysOff, Id, Participation, Rhythm, UnitPolicies } from "./types.ts";

export const rhythmQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["checkins", "rhythm", unit],
    queryFn: ({ signal }) => get<Rhythm>(`/api/checkins/units/${unit}/rhythm`, undefined, signal),
  });

export const participationQuery = (unit: Id, from: string, to: string) =>
  queryOptions({
    queryKey: ["checkins", "participation", unit, from, to],
    queryFn: ({ signal }) => get<Participation>(`/api/checkins/units/${unit}/participation`, { from, to }, signal),
  });

/** A unit's, or one's own. */
const daysOffPath = (unit: Id | null) => (unit === null ? "/api/checkins/days-off" : `/api/checkins/units/${unit}/days-off`);

export const daysOffQuery = (unit: Id | null) =>
  queryOptions({
    queryKey: ["checkins", "days-off", unit],
    queryFn: ({ signal }) => get<DaysOff>(daysOffPath(unit), undefined, signal),
  });

export const saveDaysOff = (unit: Id | null, version: number, days: readonly DayOff[]) =>
  send<DaysOff>("PUT", daysOffPath(unit), { body: { days }, ...(version > 0 && { version }) });

/** The days of an iCalendar file come to those that are there. */
export async function importDaysOff(unit: Id | null, file: File): Promise<DaysOff> {
  const response = await fetch(`${daysOffPath(unit)}/calendar`, {
    method: "POST",
    headers: { "Content-Type": "text/calendar", Accept: "application/json", "X-Setpoint-Request": "1" },
    credentials: "same-origin",
    body: file,
  }).catch(() => {
    throw new Problem(0, { title: "unreachable" });
  });
  if (!response.ok) throw new Problem(response.status, (await response.json().catch(() => ({}))) as ProblemDocument);
  return (await response.json()) as DaysOff;
}

/** What a unit decides about the rhythm are policies of the directory. */
export const unitPoliciesQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["directory", "policies", unit],
    queryFn: ({ signal }) => get<UnitPolicies>(`/api/directory/units/${unit}/policies`, undefined, signal),
  });

export const savePolicies = (unit: Id, version: number, values: Record<string, string | null>, reason: string) =>
  send<UnitPolicies>("PUT", `/api/directory/units/${unit}/policies`, { body: { values, reason }, version });
