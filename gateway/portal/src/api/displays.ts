import { queryOptions } from "@tanstack/react-query";
import { get, send } from "./http.ts";
import type { Cycle, Display, DisplayUnit, Id, NewDisplay, ObjectiveRow, Page, Scorecard } from "./types.ts";

/** The wall screens of a unit, for those who lead it. */
export const displaysQuery = (unit: Id) =>
  queryOptions({
    queryKey: ["gateway", "displays", unit],
    queryFn: ({ signal }) => get<{ items: Display[] }>(`/api/gateway/units/${unit}/displays`, undefined, signal),
  });

export const makeDisplay = (unit: Id, name: string, idempotencyKey: string) =>
  send<NewDisplay>("POST", `/api/gateway/units/${unit}/displays`, { body: { name }, idempotencyKey });

export const endDisplay = (id: Id) => send<undefined>("DELETE", `/api/gateway/displays/${id}`);

// What the screen itself asks: by its own cookie, as nobody.

export const openDisplay = (secret: string) => send<DisplayUnit>("POST", "/session/display", { body: { secret }, display: true });

export const displayQuery = queryOptions({
  queryKey: ["session", "display"],
  queryFn: ({ signal }) => send<DisplayUnit>("GET", "/session/display", { display: true, signal }),
});

/** What a screen shows: the unit's KPIs and the objectives of the running cycle. */
export type BoardPicture = { scorecard: Scorecard; cycle: Cycle | null; objectives: ObjectiveRow[] };

const every = 60_000;

/** @param display Whether a screen asks, or a signed-in person who tries how it looks. */
export const pictureQuery = (unit: Id, display: boolean) =>
  queryOptions({
    queryKey: ["tv", unit, display],
    queryFn: async ({ signal }): Promise<BoardPicture> => {
      const options = { signal, display };
      const [scorecard, cycles] = await Promise.all([
        send<Scorecard>("GET", "/api/metrics/scorecard", { ...options, query: { unit, limit: 50 } }),
        send<Page<Cycle>>("GET", "/api/goals/cycles", options),
      ]);
      const cycle = cycles.items.find((one) => one.phase === "active") ?? null;
      const objectives =
        cycle === null
          ? []
          : (await send<Page<ObjectiveRow>>("GET", "/api/goals/objectives", { ...options, query: { unit, cycle: cycle.id, limit: 50 } }))
              .items;
      return { scorecard, cycle, objectives: objectives.filter((one) => one.lifecycle === "published" || one.lifecycle === "graded") };
    },
    refetchInterval: every,
    refetchIntervalInBackground: true,
    staleTime: every / 2,
  });
