import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { metricOf } from "../../../tests/fixture/metrics.ts";
import { openPortal, requests } from "../../../tests/portal.tsx";

const idOf = (name: string) => metricOf(name).metric.id;
const patience = { timeout: 15_000 };

describe("what a KPI's people do on its page", () => {
  it("shows a correction as a pin in words, the old value beside the new one", async () => {
    openPortal(`/kpis/${idOf("On-time delivery")}`);
    expect(await screen.findByText("95.3 corrected to 94.1", { selector: ".strong" }, patience)).toBeVisible();
    const table = screen.getByRole("table", { name: "Values" });
    expect(within(table).getByRole("row", { name: /^2 Nov 94.1.*95.3/ })).toBeInTheDocument();
  }, 30_000);

  it("corrects a value at the moment it was recorded for, with a key so that a retry counts once", async () => {
    const { person } = openPortal(`/kpis/${idOf("On-time delivery")}`);
    await person.click(await screen.findByRole("button", { name: "Correct the value of 9 Nov" }, patience));
    const dialog = await screen.findByRole("dialog", { name: "Correct a value" });
    expect(within(dialog).getByText(/94.4% is recorded/)).toBeVisible();
    await person.click(within(dialog).getByRole("button", { name: "Save value" }));
    expect(within(dialog).getByText("Write a number, such as 94.4.")).toBeVisible();
    await person.type(within(dialog).getByLabelText("Value"), "95.2");
    await person.click(within(dialog).getByRole("button", { name: "Save value" }));
    expect(await screen.findByText("Corrected; the old value stays in the history")).toBeVisible();
    const [sent] = requests("POST", "/api/metrics/observations");
    expect(sent?.body).toEqual([{ metric: idOf("On-time delivery"), at: "2026-11-09T12:00:00Z", value: 95.2, note: null }]);
    expect(sent?.headers.get("Idempotency-Key")).not.toBeNull();
  }, 30_000);

  it("answers an open alert, and the answer stands beside it", async () => {
    const { person } = openPortal(`/kpis/${idOf("On-time delivery")}`);
    await person.click(await screen.findByRole("button", { name: "Answer “Turned amber”" }, patience));
    const dialog = await screen.findByRole("dialog", { name: "Turned amber" });
    await person.selectOptions(within(dialog).getByLabelText("What is it?"), "fixed");
    await person.type(within(dialog).getByLabelText("What was found or done?"), "The scanner was replaced");
    await person.click(within(dialog).getByRole("button", { name: "Answer" }));
    expect(await screen.findByText("The scanner was replaced")).toBeVisible();
  }, 30_000);

  it("says where it is heading, and how far such forecasts came true", async () => {
    openPortal(`/kpis/${idOf("On-time delivery")}`);
    const words = await screen.findByText(/At this slope it reaches/, undefined, patience);
    expect(words).toHaveTextContent("reaches 95.1% by 30 Nov, 80% between 94.1 and 96.1.");
    expect(words).toHaveTextContent("came true 4 of 5 times, a median of 2 weeks ahead.");
  }, 30_000);

  it("has no buttons for those who may only look", async () => {
    openPortal(`/kpis/${idOf("Quote to promise")}`);
    await screen.findByRole("table", { name: "Values" }, patience);
    expect(screen.queryByRole("button", { name: "Enter a value" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Correct the value/ })).not.toBeInTheDocument();
  }, 30_000);
});
