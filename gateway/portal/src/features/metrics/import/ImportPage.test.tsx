import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openPortal, requests } from "../../../../tests/portal.tsx";

const patience = { timeout: 15_000 };
const csv = "kpi;day;result\non-time;09.11.2026;94,4\non-time;16.11.2026;94,7\nnope;16.11.2026;1,0\n";

describe("an import", () => {
  it("matches the columns by their names, tries, names the rows that are wrong, and imports the others", async () => {
    const { person } = openPortal("/kpis/import");
    const input = await screen.findByLabelText<HTMLInputElement>("Choose a file", { selector: "input" }, patience);
    await person.upload(input, new File([csv], "scans.csv", { type: "text/csv" }));
    expect(await screen.findByLabelText("KPI")).toHaveValue("kpi");
    expect(screen.getByLabelText("Day or moment")).toHaveValue("day");
    expect(screen.getByLabelText("Value")).toHaveValue("result");
    expect(screen.getByLabelText("Decimal sign")).toHaveValue("comma");
    expect(screen.getByLabelText("Days are written")).toHaveValue("dd.MM.yyyy");

    await person.click(screen.getByRole("button", { name: "Try it without importing" }));
    const errors = await screen.findByRole("table", { name: "Rows with an error" });
    expect(within(errors).getByRole("row", { name: "4 KPI is no metric that you can see" })).toBeInTheDocument();
    const [tried] = requests("POST", /observations/);
    expect(tried?.path).toContain("mode=dry-run");
    expect(tried?.path).toContain("metricColumn=kpi");
    expect(tried?.headers.get("Content-Type")).toBe("text/csv");

    await person.click(screen.getByRole("button", { name: "Import 2 rows" }));
    expect(await screen.findByRole("heading", { name: "What happened" })).toBeVisible();
    const sent = requests("POST", /mode=best-effort/);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.headers.get("Idempotency-Key")).not.toBeNull();
  }, 30_000);

  it("does not take an empty file", async () => {
    const { person } = openPortal("/kpis/import");
    const input = await screen.findByLabelText<HTMLInputElement>("Choose a file", { selector: "input" }, patience);
    await person.upload(input, new File([""], "empty.csv", { type: "text/csv" }));
    expect(await screen.findByText("The file is empty.")).toBeVisible();
  }, 30_000);
});
