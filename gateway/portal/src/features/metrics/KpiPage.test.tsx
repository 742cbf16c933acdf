import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { MetricPeriod } from "@/api/types.ts";
import { metricOf } from "../../../tests/fixture/metrics.ts";
import { createFixture } from "../../../tests/fixture/respond.ts";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const idOf = (name: string) => metricOf(name).metric.id;

describe("the page of a KPI", () => {
  it("says the reading, for how long, and how far from what it is compared with", async () => {
    openPortal(`/kpis/${idOf("On-time delivery")}`);
    await pageTitled("On-time delivery");
    expect(await screen.findByText(/for 5 weeks/)).toBeVisible();
    expect(screen.getByText("Target 96.0").nextElementSibling).toHaveTextContent("−1.6 pp");
    expect(screen.getByText("Industry 95.5").nextElementSibling).toHaveTextContent("−1.1 pp");
  });

  it("says in words what the chart draws, and holds every value in a table", async () => {
    openPortal(`/kpis/${idOf("On-time delivery")}`);
    expect(await screen.findByRole("img", { name: /On-time delivery by week; Week of 9 Nov, 94.4%, amber/ })).toBeInTheDocument();
    const table = screen.getByRole("table", { name: "Values" });
    expect(within(table).getByRole("row", { name: /^9 Nov 94.4 Amber \+0.3/ })).toBeInTheDocument();
  });

  it("keeps the running period apart: so far, not judged", async () => {
    openPortal(`/kpis/${idOf("On-time delivery")}`);
    const table = await screen.findByRole("table", { name: "Values" });
    expect(within(table).getByRole("row", { name: /^16 Nov .* so far, not judged yet/ })).toBeInTheDocument();
  });

  it("does not call the value of a running period missing: it is still to come", async () => {
    const fixture = createFixture();
    answer(({ method, path, body }) => {
      if (method !== "GET" || !path.includes("/periods")) return undefined;
      const given = fixture(method, path, body);
      const { items, ...rest } = given.body as { items: MetricPeriod[] };
      return { ...given, body: { ...rest, items: items.map((item) => (item.complete ? item : { ...item, value: null })) } };
    });
    openPortal(`/kpis/${idOf("On-time delivery")}`);
    const table = await screen.findByRole("table", { name: "Values" });
    expect(within(table).getByRole("row", { name: /^16 Nov still to come/ })).toBeInTheDocument();
  });

  it("says what is missing instead of 0", async () => {
    openPortal(`/kpis/${idOf("Damage claims")}`);
    const table = await screen.findByRole("table", { name: "Values" });
    expect(within(table).getByRole("row", { name: /^12 Oct no value/ })).toBeInTheDocument();
  });

  it("answers why it has its health", async () => {
    const { person } = openPortal(`/kpis/${idOf("On-time delivery")}`);
    await person.click(await screen.findByRole("button", { name: "Amber, why?" }));
    const dialog = await screen.findByRole("dialog", { name: "Why amber?" });
    expect(await within(dialog).findByText("So it is amber")).toBeVisible();
  });

  it("tells which objective is set to change it, or that none is", async () => {
    openPortal(`/kpis/${idOf("On-time delivery")}`);
    expect(await screen.findByRole("heading", { name: "Being changed in Q4 2026" })).toBeVisible();
  });

  it("says not set, never green, without thresholds", async () => {
    openPortal(`/kpis/${idOf("Quote to promise")}`);
    expect(await screen.findByRole("button", { name: "Not set, why?" })).toBeVisible();
    expect(screen.getByText("No thresholds are set, so it has no health.")).toBeVisible();
  });

  it("shows what was known at a moment of the past, and leads back", async () => {
    const id = idOf("On-time delivery");
    const { person } = openPortal(`/kpis/${id}?asOf=2026-11-02T22:59:00Z`);
    expect(await screen.findByText(/^As it was known on 2 Nov, \d\d:59. Nothing can be changed here./)).toBeVisible();
    expect(screen.getByLabelText("As of")).toHaveValue("2026-11-02");
    await screen.findByRole("table", { name: "Values" });
    expect(screen.queryByRole("button", { name: "Start an OKR" })).not.toBeInTheDocument();
    expect(screen.queryByRole("heading", { name: /^Being changed/ })).not.toBeInTheDocument();
    for (const part of ["", "/periods", "/observations", "/forecast", "/baselines"]) {
      const asked = requests("GET", new RegExp(`^/api/metrics/${id}${part}\\?`));
      expect(asked).not.toEqual([]);
      expect(asked.every(({ path }) => path.includes("asOf=2026-11-02T22%3A59%3A00.000Z"))).toBe(true);
    }
    await person.click(screen.getByRole("button", { name: "Show it as it is now" }));
    expect(await screen.findByRole("heading", { name: "Being changed in Q4 2026" })).toBeVisible();
    expect(screen.queryByText(/^As it was known/)).not.toBeInTheDocument();
  });

  it("says that nothing was on record yet, which is not the same as being kept from somebody", async () => {
    const id = idOf("On-time delivery");
    answer(({ path }) => (path.startsWith(`/api/metrics/${id}?asOf=`) ? { status: 404, body: { status: 404 } } : undefined));
    const { person } = openPortal(`/kpis/${id}?asOf=2020-01-01T22:59:00Z`);
    await pageTitled("On-time delivery");
    expect(screen.getByText("Nothing was on record here yet")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Show it as it is now" }));
    expect(await screen.findByRole("table", { name: "Values" })).toBeVisible();
  });

  it("is not open to those who may not see it, in the words of what does not exist", async () => {
    const id = idOf("On-time delivery");
    answer(({ path }) => (path === `/api/metrics/${id}` ? { status: 404, body: { status: 404 } } : undefined));
    openPortal(`/kpis/${id}`);
    expect(await pageTitled("This page is not open to you")).toBeVisible();
  });
});
