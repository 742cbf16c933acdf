import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { answer, openPortal, pageTitled } from "../../../tests/portal.tsx";

describe("the board page", () => {
  it("puts what a board asks on one page: sentences, readings, objectives with their key results", async () => {
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const { person } = openPortal("/d/operations/board");
    await pageTitled("Operations");
    expect(await screen.findByRole("region", { name: "Summary" })).toHaveTextContent("Two of six KPIs are outside green");
    const kpis = within(await screen.findByRole("region", { name: "KPIs" }));
    expect(kpis.getAllByRole("listitem")).toHaveLength(6);
    expect(kpis.getByRole("link", { name: "Damage claims" })).toBeInTheDocument();
    const objectives = within(screen.getByRole("region", { name: "Objectives of Operations" }));
    expect(await objectives.findByRole("link", { name: "Every parcel arrives on the promised day" })).toBeInTheDocument();
    expect(await objectives.findByText("On-time delivery from 91.0% to 96.0%")).toBeInTheDocument();
    expect(objectives.getByText("yet doubtful")).toBeInTheDocument();
    await person.click(screen.getByRole("button", { name: "Print" }));
    expect(print).toHaveBeenCalledOnce();
  });

  it("says what is not there yet, and what is not open", async () => {
    openPortal("/d/people/board");
    await pageTitled("People");
    const kpis = within(await screen.findByRole("region", { name: "KPIs" }));
    expect(await kpis.findByText("No KPI is watched here yet.")).toBeInTheDocument();
    expect(await screen.findByText("No objectives for Q4 2026 yet.")).toBeInTheDocument();
  });

  it("reads the same for what is absent and what is hidden", async () => {
    answer(({ path }) => (path === "/api/directory/units/secret" ? { status: 404, body: {} } : undefined));
    openPortal("/d/secret/board");
    expect(await screen.findByRole("heading", { name: "This page is not open to you" })).toBeInTheDocument();
  });
});
