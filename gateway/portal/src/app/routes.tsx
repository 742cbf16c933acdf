import type { QueryClient } from "@tanstack/react-query";
import type { RouteObject } from "react-router";
import { askAhead as askAheadOfHome } from "@/features/home/askAhead.ts";
import HomePage from "@/features/home/HomePage.tsx";
import { askAhead } from "./askAhead.ts";
import { Crashed } from "./Crashed.tsx";
import { NotFetched } from "./NotFetched.ts";
import { NotFound } from "./NotFound.tsx";
import { Shell } from "./Shell.tsx";
import { SignedIn } from "./SignedIn.tsx";

const page = (load: () => Promise<{ default: React.ComponentType }>) => async () => {
  const { default: Component } = await load().catch(() => {
    throw new NotFetched();
  });
  return { Component };
};

/** Every address of the portal; each page but home is a file of its own that is fetched when it is opened. */
export const routes = (client: QueryClient): RouteObject[] => {
  return [
    {
      element: <SignedIn />,
      loader: () => {
        void askAhead(client);
        return null;
      },
      shouldRevalidate: () => false,
      errorElement: <Crashed />,
      HydrateFallback: () => null,
      children: [
        {
          element: <Shell />,
          children: [
            {
              errorElement: <Crashed />,
              children: [
                {
                  index: true,
                  element: <HomePage />,
                  loader: () => {
                    askAheadOfHome(client).catch(() => undefined);
                    return null;
                  },
                },
                { path: "d/:slug", lazy: page(() => import("@/features/unit/UnitPage.tsx")) },
                { path: "objectives/new", lazy: page(() => import("@/features/goals/editor/ObjectiveEditorPage.tsx")) },
                { path: "objectives/:id/edit", lazy: page(() => import("@/features/goals/editor/ObjectiveEditorPage.tsx")) },
                { path: "planning", lazy: page(() => import("@/features/planning/PlanningPage.tsx")) },
                { path: "planning/grading", lazy: page(() => import("@/features/planning/GradingPage.tsx")) },
                { path: "retrospective", lazy: page(() => import("@/features/planning/RetrospectivePage.tsx")) },
                { path: "d/:slug/board", lazy: page(() => import("@/features/board/BoardPage.tsx")) },
                { path: "map", lazy: page(() => import("@/features/map/MapPage.tsx")) },
                { path: "objectives/:id", lazy: page(() => import("@/features/goals/ObjectivePage.tsx")) },
                { path: "kpis", lazy: page(() => import("@/features/metrics/explorer/ExplorerPage.tsx")) },
                { path: "kpis/sources", lazy: page(() => import("@/features/metrics/desk/DeskPage.tsx")) },
                { path: "kpis/import", lazy: page(() => import("@/features/metrics/import/ImportPage.tsx")) },
                { path: "kpis/new", lazy: page(() => import("@/features/metrics/edit/NewKpiPage.tsx")) },
                { path: "kpis/:id/edit", lazy: page(() => import("@/features/metrics/edit/EditKpiPage.tsx")) },
                { path: "kpis/:id/thresholds", lazy: page(() => import("@/features/metrics/edit/ThresholdsPage.tsx")) },
                { path: "kpis/:id/formula", lazy: page(() => import("@/features/metrics/edit/FormulaPage.tsx")) },
                { path: "kpis/:id/source", lazy: page(() => import("@/features/metrics/source/SourcePage.tsx")) },
                { path: "kpis/:id", lazy: page(() => import("@/features/metrics/KpiPage.tsx")) },
                { path: "blockers", lazy: page(() => import("@/features/blockers/BlockersPage.tsx")) },
                { path: "blockers/:id", lazy: page(() => import("@/features/blockers/BlockerPage.tsx")) },
                { path: "reviews", lazy: page(() => import("@/features/reviews/ReviewsPage.tsx")) },
                { path: "reviews/:id", lazy: page(() => import("@/features/reviews/ReviewPage.tsx")) },
                { path: "rhythm", lazy: page(() => import("@/features/rhythm/RhythmPage.tsx")) },
                { path: "inbox", lazy: page(() => import("@/features/notifications/InboxPage.tsx")) },
                { path: "people/:id", lazy: page(() => import("@/features/people/PersonPage.tsx")) },
                { path: "glossary", lazy: page(() => import("@/features/help/GlossaryPage.tsx")) },
                { path: "admin", lazy: page(() => import("@/features/admin/AdminHome.tsx")) },
                { path: "admin/people", lazy: page(() => import("@/features/admin/PeoplePage.tsx")) },
                { path: "admin/people/:id", lazy: page(() => import("@/features/admin/PersonAdminPage.tsx")) },
                { path: "admin/import/:kind", lazy: page(() => import("@/features/admin/ImportPage.tsx")) },
                { path: "admin/units", lazy: page(() => import("@/features/admin/UnitsPage.tsx")) },
                { path: "admin/roles", lazy: page(() => import("@/features/admin/RolesPage.tsx")) },
                { path: "admin/access", lazy: page(() => import("@/features/admin/AccessPage.tsx")) },
                { path: "admin/policies", lazy: page(() => import("@/features/admin/PoliciesPage.tsx")) },
                { path: "admin/tokens", lazy: page(() => import("@/features/admin/TokensPage.tsx")) },
                { path: "admin/groups", lazy: page(() => import("@/features/admin/GroupsPage.tsx")) },
                { path: "admin/operations", lazy: page(() => import("@/features/admin/OperationsPage.tsx")) },
                { path: "admin/audit", lazy: page(() => import("@/features/admin/AuditPage.tsx")) },
                { path: "setup", lazy: page(() => import("@/features/setup/SetUpPage.tsx")) },
                ...(import.meta.env.DEV ? [{ path: "gallery", lazy: page(() => import("@/features/gallery/GalleryPage.tsx")) }] : []),
                { path: "*", element: <NotFound /> },
              ],
            },
          ],
        },
        {
          errorElement: <Crashed />,
          children: [
            { path: "reviews/:id/run", lazy: page(() => import("@/features/reviews/RunPage.tsx")) },
            { path: "checkin", lazy: page(() => import("@/features/checkins/CheckInStart.tsx")) },
            { path: "checkin/:objectiveId/correct/:checkInId", lazy: page(() => import("@/features/checkins/CorrectPage.tsx")) },
            { path: "checkin/:objectiveId", lazy: page(() => import("@/features/checkins/CheckInPage.tsx")) },
          ],
        },
      ],
    },
    // A wall screen: nobody is signed in there.
    { path: "tv/:slug?", lazy: page(() => import("@/features/tv/TvPage.tsx")), errorElement: <Crashed />, HydrateFallback: () => null },
  ];
};
