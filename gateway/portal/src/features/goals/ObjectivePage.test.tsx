import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { explanations, objectives } from "../../../tests/fixture/goals.ts";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const promised = objectives.find((objective) => objective.title.startsWith("Every parcel"))!;

describe("the page of an objective", () => {
  it("says how far it is, how far it should be, and that its owner doubts it", async () => {
    openPortal(`/objectives/${promised.id}`);
    await pageTitled(promised.title);
    const progress = screen.getByRole("region", { name: "Progress" });
    expect(within(progress).getByRole("img", { name: "Progress 0.59, expected 0.54, on track" })).toBeInTheDocument();
    expect(await within(progress).findByText("0.05 ahead of expected, up 0.04 this week")).toBeVisible();
    expect(await screen.findByRole("heading", { name: "On track, yet doubtful" })).toBeVisible();
  });

  it("shows the sum behind the number: weights, what is left out, and the same number again", async () => {
    const { person } = openPortal(`/objectives/${promised.id}`);
    await person.click(await screen.findByRole("button", { name: "0.59, why?" }));
    const why = within(await screen.findByRole("dialog", { name: "Why 0.59?" }));
    expect(await why.findByRole("row", { name: "On-time delivery from 91.0% to 96.0% 0.68 ×3 0.26" })).toBeVisible();
    expect(why.getByText(/First scan within 20 minutes of arrival: it supports, so it never counts/)).toBeVisible();
    expect(why.getByText("Recomputed just now: the same 0.59")).toBeVisible();
  });

  it("shows what stood at a moment of the past, without anything to change", async () => {
    const { person } = openPortal(`/objectives/${promised.id}?asOf=2026-11-02T12:00:00Z`);
    await pageTitled(promised.title);
    expect(screen.getByText(/^As it was known on 2 Nov/)).toBeVisible();
    expect(requests("GET", `/api/goals/objectives/${promised.id}?asOf=2026-11-02T12%3A00%3A00.000Z`)).toHaveLength(1);
    expect(screen.getByRole("table", { name: "Key results" })).toBeInTheDocument();
    expect(within(screen.getByRole("main")).queryByRole("link", { name: "Check in" })).not.toBeInTheDocument();
    fireEvent.change(screen.getByLabelText("As of"), { target: { value: "2026-11-09" } });
    expect(await screen.findByText(/^As it was known on Mon 9 Nov, 23:59/)).toBeVisible();
    expect(await screen.findByRole("table", { name: "Key results" })).toBeInTheDocument();
    await person.click(screen.getByRole("button", { name: "Show it as it is now" }));
    expect(await screen.findByRole("region", { name: "Progress" })).toBeInTheDocument();
  });

  it("says of a day before it was written that nothing was on record", async () => {
    answer(({ path }) => (path.includes("asOf=") ? { status: 404, body: { status: 404 } } : undefined));
    openPortal(`/objectives/${promised.id}?asOf=2020-01-01T12:00:00Z`);
    await pageTitled(promised.title);
    expect(screen.getByText("Nothing was on record here yet")).toBeVisible();
  });

  it("does not hide a recomputation that differs", async () => {
    const explanation = { ...explanations.get(promised.id), progress: 0.5, recomputed: 0.4 };
    answer(({ path }) => (path.endsWith("/explain") ? { status: 200, body: explanation } : undefined));
    const { person } = openPortal(`/objectives/${promised.id}`);
    await person.click(await screen.findByRole("button", { name: "0.59, why?" }));
    expect(await screen.findByText(/Recomputed just now: 0.4, not the 0.5 shown/)).toBeVisible();
  });

  it("lists key results with their values, and the objectives that serve it", async () => {
    openPortal(`/objectives/${promised.id}`);
    const table = within(await screen.findByRole("table", { name: "Key results" }));
    expect(table.getByRole("link", { name: "94.4% now" })).toHaveAttribute("href", `/kpis/${promised.keyResults[0]?.metricId ?? ""}`);
    expect(table.getByRole("link", { name: "Plans that drivers can keep" })).toBeInTheDocument();
    expect(table.getByText("supports, does not count")).toBeInTheDocument();
  });

  it("has its course as a table too", async () => {
    const { person } = openPortal(`/objectives/${promised.id}`);
    await person.click(await screen.findByRole("button", { name: "As a table" }));
    expect(screen.getByRole("row", { name: /^Mon 16 Nov 0.59 0.54 0.4/ })).toBeInTheDocument();
  });

  it("names a parent that is not open to the reader without its title", async () => {
    const hidden = { ...promised, parents: promised.parents.map((parent) => ({ ...parent, title: null, unit: null })) };
    answer(({ path }) => (path === `/api/goals/objectives/${promised.id}` ? { status: 200, body: hidden } : undefined));
    openPortal(`/objectives/${promised.id}`);
    expect(await screen.findByText("an objective that is not open to you")).toBeVisible();
  });

  it("offers a check-in only to those who may", async () => {
    answer(({ path }) =>
      path === `/api/goals/objectives/${promised.id}` ? { status: 200, body: { ...promised, canCheckIn: false } } : undefined,
    );
    openPortal(`/objectives/${promised.id}`);
    await pageTitled(promised.title);
    expect(screen.queryByRole("link", { name: "Check in" })).not.toBeInTheDocument();
  });
});

describe("what a person may do with an objective", () => {
  const shown = (objective: object) =>
    answer(({ method, path }) =>
      method === "GET" && path === `/api/goals/objectives/${promised.id}`
        ? { status: 200, body: { ...promised, ...objective } }
        : undefined,
    );

  it("publishes a proposal, and says why where that goes over a limit", async () => {
    const proposal = { ...promised, lifecycle: "proposed", canDecide: true, canCheckIn: false };
    answer(({ method, path, body }) => {
      if (path === `/api/goals/objectives/${promised.id}`) return { status: 200, body: proposal };
      if (method !== "POST" || !path.endsWith("/publish")) return undefined;
      return (body as { limitReason: string | null }).limitReason === null
        ? {
            status: 409,
            body: { title: "Conflict", code: "over-limit", detail: "It would be the unit's objective number 4, of at most 3." },
          }
        : { status: 201, body: proposal };
    });
    const { person } = openPortal(`/objectives/${promised.id}`);
    await person.click(await screen.findByRole("button", { name: "Approve and publish" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Publish it?" }));
    expect(dialog.queryByLabelText("Why go over the limit?")).not.toBeInTheDocument();
    await person.click(dialog.getByRole("button", { name: "Publish" }));
    expect(await dialog.findByText("It would be the unit's objective number 4, of at most 3.")).toBeVisible();
    fireEvent.change(dialog.getByLabelText("Why go over the limit?"), { target: { value: "Two of them end in October" } });
    await person.click(dialog.getByRole("button", { name: "Publish" }));
    await waitFor(() => expect(requests("POST", /\/publish$/)[1]?.body).toEqual({ limitReason: "Two of them end in October" }));
    expect(requests("POST", /\/publish$/)[1]?.headers.get("If-Match")).toBe('"5"');
  });

  it("offers a reader nothing that they may not do", async () => {
    shown({ canEdit: false, canCheckIn: false, canDecide: false, canRecommit: false });
    const { person } = openPortal(`/objectives/${promised.id}`);
    await person.click(await screen.findByRole("button", { name: "More actions" }));
    expect((await screen.findAllByRole("menuitem")).map((item) => item.textContent)).toEqual(["Duplicate"]);
  });

  it("shows what was stated beside what is computed, with the way back", async () => {
    const stated = { progress: 0.8, status: null, reason: "The last lane reports by hand", by: promised.owner, at: "2026-11-18T09:00:00Z" };
    shown({ override: stated, progress: 0.8, computedProgress: 0.59, computedPace: "on-track" });
    const { person } = openPortal(`/objectives/${promised.id}`);
    expect(await screen.findByText("stated, computed: 0.59, on track")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "More actions" }));
    await person.click(await screen.findByRole("menuitem", { name: "Back to what is computed" }));
    await waitFor(() => expect(requests("DELETE", `/api/goals/objectives/${promised.id}/override`)).toHaveLength(1));
  });

  it("explains the chance of a target, and asks another unit for what it needs", async () => {
    const { person } = openPortal(`/objectives/${promised.id}`);
    await person.click(await screen.findByRole("button", { name: /Chance 0.34, why\?/ }));
    expect(await screen.findByRole("dialog", { name: "Why a chance of 0.34?" })).toHaveTextContent("Theil–Sen");
    await person.keyboard("{Escape}");
    expect(await screen.findByText("Two dispatchers for the Vale night wave")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Ask a unit" }));
    expect(await screen.findByRole("dialog", { name: "Ask another unit" })).toBeVisible();
  });
});
