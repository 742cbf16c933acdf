import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { Review } from "@/api/types.ts";
import { objectives } from "../../../tests/fixture/goals.ts";
import { metricOf } from "../../../tests/fixture/metrics.ts";
import { me, people, refOf } from "../../../tests/fixture/organization.ts";
import { answer, openPortal, requests } from "../../../tests/portal.tsx";

const operations = refOf("operations");
const { metric } = metricOf("Damage claims");
const [objective] = objectives;
const asOf = "2026-11-16T08:00:00Z";
const base: Review = {
  id: "review-1",
  version: 3,
  unitId: operations.id,
  unit: "Operations",
  kind: "weekly-kpi",
  scheduledAt: "2026-11-16T08:00:00Z",
  facilitator: { id: me.id, name: me.name },
  asOf,
  since: "2026-11-09T08:00:00Z",
  endedAt: null,
  plannedMinutes: 30,
  currentItem: null,
  currentSince: null,
  shareOnOkrs: null,
  items: [
    {
      number: 1,
      section: "turned",
      subject: "metric",
      subjectId: metric.id,
      text: "Damage claims turned red",
      onOkrs: false,
      notes: null,
      seconds: 0,
    },
    {
      number: 2,
      section: "moved",
      subject: "objective",
      subjectId: objective!.id,
      text: objective!.title,
      onOkrs: true,
      notes: null,
      seconds: 0,
    },
    { number: 3, section: "other", subject: "none", subjectId: null, text: "Fire drill", onOkrs: false, notes: null, seconds: 0 },
  ],
  outcomes: [],
  recall: null,
};

/** A service that keeps one review. */
function serve(first: Review) {
  let review = first;
  answer(({ method, path, body, headers }) => {
    if (!path.startsWith(`/api/checkins/reviews/${first.id}`)) return undefined;
    const change = (body ?? {}) as { item?: number | null; notes?: string | null };
    const next = (fields: Partial<Review>) => (review = { ...review, ...fields, version: review.version + 1 });
    if (path.endsWith("/current")) next({ currentItem: change.item ?? null, currentSince: "2026-11-19T09:00:00Z" });
    else if (path.endsWith("/end")) next({ endedAt: "2026-11-19T09:30:00Z" });
    else if (path.endsWith("/outcomes"))
      next({
        outcomes: [
          ...review.outcomes,
          {
            ...(change as object),
            id: "outcome-1",
            reviewId: review.id,
            unitId: review.unitId,
            owner: null,
            doneAt: null,
            doneNote: null,
            recordedAt: asOf,
          } as never,
        ],
      });
    else if (path.endsWith("/notes")) {
      if (headers.get("If-Match") !== `"${review.version}"`) return { status: 412, body: { status: 412, code: "stale" } };
      next({ items: review.items.map((item) => (item.number === change.item ? { ...item, notes: change.notes ?? null } : item)) });
    } else if (method !== "GET") return undefined;
    return { status: 200, body: review };
  });
  return { meanwhile: (fields: Partial<Review>) => (review = { ...review, ...fields, version: review.version + 1 }) };
}

describe("a review", () => {
  beforeEach(() => void serve(base));

  it("leads from its agenda to what stood at its moment", async () => {
    openPortal(`/reviews/${base.id}`);
    const moved = await screen.findByRole("link", { name: objective!.title }, { timeout: 15_000 });
    expect(moved).toHaveAttribute("href", `/objectives/${objective!.id}?asOf=${encodeURIComponent(asOf)}`);
    expect(screen.getByRole("link", { name: "Damage claims turned red" })).toHaveAttribute(
      "href",
      `/kpis/${metric.id}?asOf=${encodeURIComponent(asOf)}`,
    );
    expect(screen.getByText("Fire drill")).toBeVisible();
  });

  it("is run item by item, by keys alone", async () => {
    const { person } = openPortal(`/reviews/${base.id}/run`);
    await person.click(await screen.findByRole("button", { name: /^Start/ }, { timeout: 15_000 }));
    expect(await screen.findByRole("heading", { level: 1, name: "Damage claims turned red" })).toBeVisible();
    await person.keyboard("j");
    expect(await screen.findByRole("heading", { level: 1, name: objective!.title })).toBeVisible();
    await person.keyboard("j");
    expect(await screen.findByRole("heading", { level: 1, name: "Fire drill" })).toBeVisible();
    await person.keyboard("k");
    expect(await screen.findByRole("heading", { level: 1, name: objective!.title })).toBeVisible();
    expect(requests("PUT", /current$/).map(({ body }) => body)).toEqual([{ item: 1 }, { item: 2 }, { item: 3 }, { item: 2 }]);
  });

  it("keeps notes by themselves, also when something else of the review has changed meanwhile", async () => {
    const service = serve({ ...base, currentItem: 1, currentSince: asOf });
    openPortal(`/reviews/${base.id}/run`);
    const notes = await screen.findByRole("textbox", { name: /^Notes/ }, { timeout: 15_000 });
    service.meanwhile({ outcomes: [] });
    fireEvent.change(notes, { target: { value: "Two pallets were dropped" } });
    fireEvent.blur(notes);
    await waitFor(() => expect(requests("PUT", /notes$/).at(-1)?.body).toEqual({ item: 1, notes: "Two pallets were dropped" }));
    await waitFor(() =>
      expect(
        requests("PUT", /notes$/)
          .at(-1)
          ?.headers.get("If-Match"),
      ).toBe('"4"'),
    );
    expect(notes).toHaveValue("Two pallets were dropped");
  });

  it("shows both where another wrote on the same item, and overwrites nothing", async () => {
    const service = serve({ ...base, currentItem: 1, currentSince: asOf });
    const { person } = openPortal(`/reviews/${base.id}/run`);
    const notes = await screen.findByRole("textbox", { name: /^Notes/ }, { timeout: 15_000 });
    service.meanwhile({ items: base.items.map((item) => (item.number === 1 ? { ...item, notes: "Theirs" } : item)) });
    fireEvent.change(notes, { target: { value: "Mine" } });
    fireEvent.blur(notes);
    const both = within(await screen.findByRole("alert", {}, { timeout: 10_000 }));
    expect(both.getByText("Theirs")).toBeVisible();
    expect(notes).toHaveValue("Mine");
    await person.click(both.getAllByRole("button")[0]!);
    expect(notes).toHaveValue("Theirs");
  });

  it("ends after a question, and is then only read", async () => {
    serve({ ...base, currentItem: 3, currentSince: asOf });
    const { person, at } = openPortal(`/reviews/${base.id}/run`);
    await screen.findByRole("heading", { level: 1, name: "Fire drill" }, { timeout: 15_000 });
    await person.click(screen.getAllByRole("button", { name: "End the review" })[0]!);
    const dialog = within(await screen.findByRole("dialog"));
    await person.click(dialog.getByRole("button", { name: "End the review" }));
    await waitFor(() => expect(at()).toBe(`/reviews/${base.id}`));
    expect(requests("PUT", /end$/)).toHaveLength(1);
  });

  it("is not run by those who only follow it", async () => {
    serve({ ...base, unitId: refOf("sales").id, unit: "Sales", facilitator: { id: people.kit.id, name: people.kit.name } });
    openPortal(`/reviews/${base.id}/run`);
    expect(await screen.findByText(/Those who lead the unit and the facilitator run a review/, {}, { timeout: 15_000 })).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Start/ })).not.toBeInTheDocument();
  });
});
