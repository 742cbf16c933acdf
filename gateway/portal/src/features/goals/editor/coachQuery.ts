import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { send } from "@/api/http.ts";
import type { CoachAdvice, CoachDraft, Id, Suggestions } from "@/api/types.ts";

/** Asked at every pause in typing; what it said last stays until it says something else. */
export const coachQuery = (draft: CoachDraft) =>
  queryOptions({
    queryKey: ["goals", "coach", draft],
    queryFn: ({ signal }) => send<CoachAdvice>("POST", "/api/goals/coach", { body: draft, signal }),
    enabled: (draft.title ?? "") !== "" || draft.keyResults != null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });

type Wanted = { cycleId: Id; unitId: Id; title: string; keyResults: { title: string; metricId: Id | null }[] };

export const suggestionsQuery = (wanted: Wanted | null) =>
  queryOptions({
    queryKey: ["goals", "suggestions", wanted],
    queryFn: ({ signal }) => send<Suggestions>("POST", "/api/goals/suggestions", { body: wanted, signal }),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
