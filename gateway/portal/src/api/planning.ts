import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import type {
  BulkEdit,
  BulkOutcome,
  Calibration,
  Coverage,
  Cycle,
  CycleAdvice,
  CyclePhase,
  CycleWrite,
  Dependency,
  DependencyMatrix,
  DependencyWrite,
  Id,
  LearningNoteRow,
  Page,
  Readiness,
  RetrospectiveCycle,
} from "./types.ts";

type Place = { cycle: Id; unit?: Id | undefined };

/** What the goals service tells of a cycle, a page at a time up to its end. */
async function everything<T>(path: string, query: Record<string, string | number | undefined>, signal: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await get<Page<T>>(path, { ...query, limit: 500, cursor }, signal);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null && items.length < 2000);
  return items;
}

export const readinessQuery = ({ cycle, unit }: Place) =>
  queryOptions({
    queryKey: ["goals", "readiness", cycle, unit],
    queryFn: ({ signal }) => get<Readiness>(`/api/goals/cycles/${cycle}/readiness`, { unit, limit: 500 }, signal),
  });

export const cycleAdviceQuery = ({ cycle, unit }: Place) =>
  queryOptions({
    queryKey: ["goals", "coach", "cycle", cycle, unit],
    queryFn: ({ signal }) => get<CycleAdvice>("/api/goals/coach/cycle", { cycle, unit, limit: 500 }, signal),
  });

export const coverageQuery = ({ cycle, unit }: Place) =>
  queryOptions({
    queryKey: ["goals", "alignment", cycle, unit],
    queryFn: ({ signal }) => get<Coverage>("/api/goals/alignment", { cycle, unit }, signal),
  });

export const matrixQuery = ({ cycle, unit }: Place) =>
  queryOptions({
    queryKey: ["goals", "dependencies", "matrix", cycle, unit],
    queryFn: ({ signal }) => get<DependencyMatrix>("/api/goals/dependencies/matrix", { cycle, unit }, signal),
  });

export const dependenciesQuery = (filter: { cycle?: Id | undefined; unit?: Id | undefined; objective?: Id }) =>
  queryOptions({
    queryKey: ["goals", "dependencies", filter],
    queryFn: ({ signal }) => everything<Dependency>("/api/goals/dependencies", filter, signal),
  });

export const askDependency = (body: DependencyWrite, idempotencyKey: string) =>
  send<Dependency>("POST", "/api/goals/dependencies", { body, idempotencyKey });

export const editDependency = ({ id, version }: Dependency, body: DependencyWrite, idempotencyKey: string) =>
  send<Dependency>("PUT", `/api/goals/dependencies/${id}`, { body, version, idempotencyKey });

export const stepDependency = (
  { id, version }: Dependency,
  step: "accept" | "decline" | "done" | "withdraw",
  body: unknown,
  idempotencyKey: string,
) => send<Dependency>("POST", `/api/goals/dependencies/${id}/${step}`, { ...(body !== undefined && { body }), version, idempotencyKey });

export const createCycle = (body: CycleWrite, idempotencyKey: string) => send<Cycle>("POST", "/api/goals/cycles", { body, idempotencyKey });

export const moveCycle = ({ id, version }: Cycle, phase: CyclePhase, reason: string | null, idempotencyKey: string) =>
  send<Cycle>("POST", `/api/goals/cycles/${id}/phase`, { body: { phase, force: reason !== null, reason }, version, idempotencyKey });

export const editMany = (body: BulkEdit, idempotencyKey: string) =>
  send<BulkOutcome>("POST", "/api/goals/objectives/bulk", { body, idempotencyKey });

export const retrospectiveQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["goals", "retrospective", unit],
    queryFn: ({ signal }) => get<Page<RetrospectiveCycle>>("/api/goals/retrospective", { unit, limit: 8 }, signal),
  });

type NoteFilter = { q?: string | undefined; unit?: Id | undefined; cycle?: Id | undefined; kind?: string | undefined };

export const learningNotesQuery = (filter: NoteFilter) =>
  queryOptions({
    queryKey: ["goals", "learning-notes", filter],
    queryFn: ({ signal }) => get<Page<LearningNoteRow>>("/api/goals/learning-notes", { ...filter, limit: 50 }, signal),
  });

export const calibrationQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["goals", "calibration", unit],
    queryFn: ({ signal }) => get<Calibration>(`/api/goals/units/${unit}/calibration`, undefined, signal),
    retry: false,
  });
