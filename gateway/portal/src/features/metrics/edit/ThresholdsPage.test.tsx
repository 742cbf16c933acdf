import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { metricOf } from "../../../../tests/fixture/metrics.ts";
import { answer, openPortal, requests } from "../../../../tests/portal.tsx";

const patience = { timeout: 15_000 };
const id = metricOf("On-time delivery").metric.id;

describe("the editor of thresholds", () => {
  it("moves a limit by key, says what the history would have been, and saves it against the version that was read", async () => {
    const { person } = openPortal(`/kpis/${id}/thresholds`);
    const green = await screen.findByRole("slider", { name: "Green above" }, patience);
    const table = screen.getByRole("table", { name: /would have been/ });
    const before = within(table).getByRole("row", { name: /^With these limits/ }).textContent;
    green.focus();
    // From 95.0 in steps of 0.1: ten down by Page, one by the arrow.
    await person.keyboard("{PageDown}{ArrowDown}");
    expect(screen.getByRole("textbox", { name: "Green above" })).toHaveValue("93.9");
    expect(within(table).getByRole("row", { name: /^With these limits/ }).textContent).not.toBe(before);
    await person.click(screen.getByRole("button", { name: "Save thresholds" }));
    expect(await screen.findByText("Thresholds saved", undefined, patience)).toBeVisible();
    const [sent] = requests("PUT", `/api/metrics/${id}`);
    expect(sent?.headers.get("If-Match")).toBe('"3"');
    expect(sent?.body).toMatchObject({ thresholds: { green: 93.9, amber: 92 }, name: "On-time delivery", target: 96 });

    await person.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(requests("PUT", `/api/metrics/${id}`)).toHaveLength(2));
    const [, undone] = requests("PUT", `/api/metrics/${id}`);
    expect(undone?.headers.get("If-Match")).toBe('"4"');
    expect(undone?.body).toMatchObject({ thresholds: { green: 95, amber: 92 }, target: 96 });
  }, 30_000);

  it("keeps what was written when somebody else was first, and offers both", async () => {
    answer(({ method }) => (method === "PUT" ? { status: 412, body: { status: 412, title: "Stale" } } : undefined));
    const { person } = openPortal(`/kpis/${id}/thresholds`);
    const field = await screen.findByRole("textbox", { name: "Green above" }, patience);
    await person.clear(field);
    await person.type(field, "94.2");
    await person.click(screen.getByRole("button", { name: "Save thresholds" }));
    expect(await screen.findByText("Somebody else changed this KPI meanwhile.")).toBeVisible();
    expect(field).toHaveValue("94.2");
    await person.click(screen.getByRole("button", { name: "Take what is there now" }));
    expect(field).toHaveValue("95.0");
  }, 30_000);

  it("is not for those who may only look, and says who may", async () => {
    openPortal(`/kpis/${metricOf("Quote to promise").metric.id}/thresholds`);
    expect(await screen.findByText("You may look at this, not change it", undefined, patience)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save thresholds" })).not.toBeInTheDocument();
  }, 30_000);
});
