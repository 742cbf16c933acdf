import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answer, openPortal, requests } from "../../../../tests/portal.tsx";

const patience = { timeout: 15_000 };
const table = () => screen.findByRole("table", { name: "KPIs" }, patience);

describe("the list of KPIs", () => {
  it("asks the service for what the address filters by", async () => {
    openPortal("/kpis?health=red");
    await table();
    const [asked] = requests("GET", /^\/api\/metrics\?/);
    expect(asked?.path).toContain("health=red");
    expect(asked?.path).toContain("sort=health");
    expect(screen.getByRole("link", { name: "Damage claims" })).toBeVisible();
    expect(screen.queryByRole("link", { name: "On-time delivery" })).not.toBeInTheDocument();
  }, 30_000);

  it("says that nothing fits, and takes the filters away at once", async () => {
    const { person } = openPortal("/kpis?q=nothing-is-called-this");
    await person.click(await screen.findByRole("button", { name: "Clear filters" }, patience));
    expect(within(await table()).getByRole("link", { name: "On-time delivery" })).toBeVisible();
  }, 30_000);

  it("walks by J and K and looks by Enter; Escape gives the row back", async () => {
    const { person } = openPortal("/kpis");
    await table();
    await person.keyboard("jj");
    await waitFor(() => expect(screen.getByRole("link", { name: "Damage claims" })).toHaveFocus());
    await person.keyboard("k");
    expect(screen.getByRole("link", { name: "On-time delivery" })).toHaveFocus();
    await person.keyboard("{Enter}");
    const look = await screen.findByRole("dialog", { name: "On-time delivery" });
    expect(await within(look).findByRole("link", { name: "Open the KPI" })).toBeVisible();
    await person.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("link", { name: "On-time delivery" })).toHaveFocus());
  }, 30_000);

  it("keeps a view under a name for the person", async () => {
    const { person } = openPortal("/kpis?health=red&stale=yes");
    await person.click(await screen.findByRole("button", { name: "Save view" }, patience));
    const dialog = await screen.findByRole("dialog", { name: "Save this view" });
    await person.type(within(dialog).getByLabelText("Name"), "My reds");
    await person.click(within(dialog).getByRole("button", { name: "Save view" }));
    expect(await screen.findByRole("button", { name: "My reds" })).toHaveAttribute("aria-pressed", "true");
    expect(requests("POST", "/api/metrics/views")[0]?.body).toEqual({ name: "My reds", query: "health=red&stale=yes" });

    answer(({ method }) => (method === "DELETE" ? { status: 204 } : undefined));
    await person.click(screen.getByRole("button", { name: "Forget the view “My reds”" }));
    await screen.findByText("View forgotten");
    await person.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(requests("POST", "/api/metrics/views")).toHaveLength(2));
    expect(requests("POST", "/api/metrics/views")[1]?.body).toEqual({ name: "My reds", query: "health=red&stale=yes" });
  }, 30_000);

  it("says what it cannot show", async () => {
    answer(({ path }) => (path.startsWith("/api/metrics?") ? { status: 500, body: { status: 500 } } : undefined));
    openPortal("/kpis");
    expect(await screen.findByText("We cannot show the KPIs now", undefined, patience)).toBeVisible();
  }, 30_000);
});
