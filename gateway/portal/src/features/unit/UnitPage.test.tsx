import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const rowOf = (table: HTMLElement, name: string) => {
  const row = within(table)
    .getAllByRole("row")
    .find((other) => within(other).queryByRole("link", { name }) !== null);
  if (row === undefined) throw new Error(`no row ${name}`);
  return within(row);
};

describe("the page of a unit", () => {
  it("says how the unit is before it draws it", async () => {
    openPortal("/d/operations");
    await pageTitled("Operations");
    const summary = await screen.findByRole("region", { name: "Summary" });
    expect(summary).toHaveTextContent("Two of six KPIs are outside green, one is stale.");
    expect(summary).toHaveTextContent("Damage claims turned red 2 weeks ago");
    expect(within(summary).getByRole("link", { name: "Damage claims" })).toHaveAttribute("href", expect.stringMatching(/^\/kpis\//));
    expect(summary).toHaveTextContent("A night shift people want to stay on is behind by 0.17, while its owner is confident.");
  });

  it("shows each KPI as a reading: health, value, change and what it means, and what changes it", async () => {
    openPortal("/d/operations");
    const table = await screen.findByRole("table", { name: "Scorecard" });
    const claims = rowOf(table, "Damage claims");
    expect(claims.getByRole("img", { name: "Red" })).toBeInTheDocument();
    expect(claims.getByText("Red for 2 weeks")).toBeInTheDocument();
    expect(claims.getByText("worse")).toBeInTheDocument();
    expect(claims.getByText("No OKR")).toBeInTheDocument();
    const onTime = rowOf(table, "On-time delivery");
    expect(onTime.getByText("better")).toBeInTheDocument();
    expect(await onTime.findByRole("link", { name: "0.68" })).toHaveAttribute("href", expect.stringMatching(/^\/objectives\//));
  });

  it("never shows a stale KPI as green: it says since when, and what it was", async () => {
    openPortal("/d/operations");
    const coverage = rowOf(await screen.findByRole("table", { name: "Scorecard" }), "First-scan coverage");
    expect(coverage.getByRole("img", { name: "Stale" })).toBeInTheDocument();
    expect(coverage.getByText("Stale, was green")).toBeInTheDocument();
    expect(coverage.getByText("no value since 26 Oct")).toBeInTheDocument();
  });

  it("speaks the distance of each objective, and the doubt beside it", async () => {
    openPortal("/d/operations");
    const objectives = await screen.findByRole("table", { name: "Objectives" });
    const promised = rowOf(objectives, "Every parcel arrives on the promised day");
    expect(promised.getByRole("img", { name: "Progress 0.59, expected 0.54, on track" })).toBeInTheDocument();
    expect(promised.getByText("yet doubtful")).toBeInTheDocument();
    expect(promised.getByRole("link", { name: "Customers book again because we arrive when we said" })).toBeInTheDocument();
    expect(rowOf(objectives, "A night shift people want to stay on").getByText("yet confident")).toBeInTheDocument();
  });

  it("shows what is blocked, whom that asks and when the unit sits together next", async () => {
    openPortal("/d/operations");
    const blockers = await screen.findByRole("region", { name: /^Blockers/ });
    expect(await within(blockers).findByText("Scanner firmware has no release date")).toBeInTheDocument();
    expect(blockers).toHaveTextContent("Asks Technology · was due Mon 16 Nov");
    expect(within(blockers).getAllByRole("link", { name: "The Vale depot runs as smoothly as Harbor" })).toHaveLength(2);
    const review = await screen.findByRole("region", { name: "Weekly KPI review" });
    expect(review).toHaveTextContent("Tue 24 Nov, 09:30");
    const objectives = await screen.findByRole("table", { name: "Objectives" });
    expect(rowOf(objectives, "The Vale depot runs as smoothly as Harbor").getByText("2 blockers")).toBeInTheDocument();
    expect(await rowOf(objectives, "Every parcel arrives on the promised day").findByText("2 serve it")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Open in map" })).toHaveAttribute("href", "/map?unit=operations");
  });

  it("counts the units below it, and shows what it serves above", async () => {
    openPortal("/d/operations");
    const rail = await screen.findByRole("region", { name: /^Teams/ });
    const vale = (await within(rail).findByRole("link", { name: "Vale depot" })).closest("li");
    await waitFor(() => expect(within(vale as HTMLElement).getByRole("img", { name: "Amber" })).toBeInTheDocument());
    expect(requests("GET", /descendants=true/).filter(({ path }) => path.includes("/goals/"))).toEqual([]); // not all that is below, its counts
    const onTrack = within(vale as HTMLElement).getByRole("img", { name: "On track" });
    expect(onTrack.parentElement).toHaveTextContent("1");
    const above = within(screen.getByRole("region", { name: "Serves above" }));
    expect(above.getByRole("link", { name: "Drivers and loaders choose to stay" })).toBeInTheDocument();
    expect(await above.findByText("0.36, behind")).toBeInTheDocument();
  });

  it("answers why a progress is what it is, ending with the recomputation", async () => {
    const { person } = openPortal("/d/operations");
    await person.click(await screen.findByRole("button", { name: "0.59, why?" }));
    const answer_ = await screen.findByRole("dialog", { name: "Why 0.59?" });
    expect(await within(answer_).findByText("Recomputed just now: the same 0.59")).toBeVisible();
    expect(
      within(answer_).getByText("The weighted mean of four key results and one slot for the objectives that contribute."),
    ).toBeVisible();
    await person.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    await waitFor(() => expect(screen.getByRole("button", { name: "0.59, why?" })).toHaveFocus());
  });

  it("keeps the cycle in the address and asks for it", async () => {
    const { person } = openPortal("/d/operations");
    await person.click(await screen.findByRole("button", { name: "Cycle: Q4 2026" }));
    await person.click(await screen.findByRole("menuitemradio", { name: /Q3 2026/ }));
    expect(await screen.findByRole("button", { name: "Cycle: Q3 2026" })).toBeVisible();
    expect(await screen.findByText("No objectives for Q3 2026 yet")).toBeVisible();
    const cycle = new URL(requests("GET", /\/api\/goals\/objectives\?/).at(-1)?.path ?? "", "http://x").searchParams.get("cycle");
    expect(screen.getByRole("link", { name: "Sales" })).toHaveAttribute("href", `/d/sales?cycle=${cycle ?? ""}`);
  });
});

describe("a unit without anything", () => {
  it("says why, and offers one thing to do", async () => {
    openPortal("/d/people");
    await pageTitled("People");
    expect(await screen.findByText("People watches no KPI yet")).toBeVisible();
    expect(await screen.findByText("No objectives for Q4 2026 yet")).toBeVisible();
    expect(screen.getByRole("link", { name: "See Harbor & Vale" })).toHaveAttribute("href", "/d/harbor-vale");
  });
});

describe("an address that the unit had before", () => {
  it("leads to the one it has now", async () => {
    const { at } = openPortal("/d/haulage");
    await pageTitled("Operations");
    expect(at()).toBe("/d/operations");
  });
});

describe("what cannot be shown", () => {
  it.each([403, 404])("reads the same whether it is hidden or absent (%i)", async (status) => {
    answer(({ path }) => (path === "/api/directory/units/secret" ? { status, body: { title: "no", status } } : undefined));
    openPortal("/d/secret");
    expect(await pageTitled("This page is not open to you")).toBeVisible();
  });

  it("says that a part does not answer, with a reference and a way to try again", async () => {
    let broken = true;
    answer(({ path }) =>
      broken && path.startsWith("/api/metrics/scorecard") && path.includes("descendants=false")
        ? { status: 500, body: { title: "Internal error", status: 500, traceId: "7f3a21" } }
        : undefined,
    );
    const { person } = openPortal("/d/operations");
    expect(await screen.findByText("We cannot show the scorecard now", {}, { timeout: 5000 })).toBeVisible();
    expect(screen.getByText("reference 7f3a21")).toBeVisible();
    expect(screen.getByRole("table", { name: "Objectives" })).toBeInTheDocument();
    broken = false;
    await person.click(screen.getByRole("button", { name: "Try now" }));
    expect(await screen.findByRole("table", { name: "Scorecard" })).toBeVisible();
  });

  it("keeps what was read when it cannot be refreshed, and says of when it is", async () => {
    let broken = false;
    answer(({ path }) => (broken && path.startsWith("/api/metrics/scorecard") ? "unreachable" : undefined));
    const { person } = openPortal("/d/operations");
    await screen.findByRole("table", { name: "Scorecard" });
    broken = true;
    // Looking away and back asks again.
    document.dispatchEvent(new Event("visibilitychange"));
    await person.click(screen.getByRole("link", { name: "Sales" }));
    expect(await screen.findByText("The connection is gone", {}, { timeout: 5000 })).toBeVisible();
  });
});
