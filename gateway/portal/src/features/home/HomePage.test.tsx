import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Alert } from "@/api/types.ts";
import { answer, openPortal, requests } from "../../../tests/portal.tsx";
import { alerts } from "../../../tests/fixture/admin.ts";
import { inOrder, needsOfAlerts } from "./needs.ts";
import { factsOf, weekOf } from "./WeekRuler.tsx";

const needsRegion = async () => within(await screen.findByRole("region", { name: "Needs you" }));

describe("home", () => {
  it("lists what waits: a KPI that turned, check-ins, what is asked, proposals, blockers, actions", async () => {
    openPortal("/");
    // One KPI, two check-ins, one dependency, one proposal, one blocker, one action.
    expect(await screen.findByText("Seven things need you")).toBeVisible();
    const needs = await needsRegion();
    expect(needs.getByRole("link", { name: "Damage claims turned red" })).toHaveAttribute("href", expect.stringMatching(/^\/kpis\//));
    expect(needs.getAllByRole("link", { name: /^Check in:/ })).toHaveLength(2);
    expect(needs.getByRole("link", { name: "Sales asks: lane cut-off times" })).toBeVisible();
    expect(needs.getByRole("link", { name: "Harbor depot proposes: Fragile goods arrive whole" })).toBeVisible();
    expect(needs.getByRole("link", { name: "Second dock door waits for its permit" })).toBeVisible();
  });

  it("asks for each part once, before it is drawn", async () => {
    openPortal("/");
    await screen.findByText("Seven things need you");
    await waitFor(() => expect(document.querySelector("[data-waiting]")).toBeNull());
    for (const path of [
      "goals/changes",
      "goals/cycles",
      "goals/objectives",
      "goals/approvals",
      "metrics/scorecard",
      "metrics/alerts",
      "checkins/due",
    ])
      expect(requests("GET", new RegExp(`^/api/${path}([?]|$)`)).length, path).toBe(1);
  });

  it("asks for nothing while nobody is signed in", async () => {
    answer(({ path }) =>
      path === "/session" ? { status: 200, body: { signedIn: false, development: false, provider: null } } : undefined,
    );
    openPortal("/");
    await screen.findByRole("heading", { level: 1 });
    expect(requests("GET", /^\/api\//)).toEqual([]);
  });

  it("says that nothing does when nothing does", async () => {
    answer(({ path }) =>
      /\/due|alerts|approvals|dependencies|blockers|outcomes|inbox/.test(path)
        ? { status: 200, body: { items: [], next: null, unread: 0 } }
        : undefined,
    );
    openPortal("/");
    expect(await screen.findByText("No check-in is due, none of your KPIs turned, and nobody waits for your answer.")).toBeVisible();
  });

  it("still lists the rest when one service does not answer", async () => {
    answer(({ path }) => (path.startsWith("/api/checkins/blockers") ? { status: 400, body: { title: "No" } } : undefined));
    openPortal("/");
    expect(await screen.findByText("We cannot show what needs you now")).toBeVisible();
    expect(screen.getByRole("link", { name: "Damage claims turned red" })).toBeVisible();
  });

  it("puts one off until tomorrow by S, and takes it back", async () => {
    const { person } = openPortal("/");
    const first = await screen.findByRole("link", { name: "Damage claims turned red" });
    first.focus();
    await person.keyboard("s");
    await waitFor(() => expect(screen.queryByRole("link", { name: "Damage claims turned red" })).not.toBeInTheDocument());
    await person.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("link", { name: "Damage claims turned red" })).toBeVisible();
  });

  it("accepts what another unit asks, with the version that was read", async () => {
    answer(({ method, path }) => (method === "POST" && path.endsWith("/accept") ? { status: 201, body: {} } : undefined));
    const { person } = openPortal("/");
    await person.click(await screen.findByRole("button", { name: "Accept: lane cut-off times" }));
    const dialog = within(await screen.findByRole("dialog"));
    await person.click(dialog.getByRole("button", { name: "Accept" }));
    await waitFor(() => expect(requests("POST", /\/accept$/)).toHaveLength(1));
    expect(requests("POST", /\/accept$/)[0]!.headers.get("If-Match")).toBe('"1"');
  });

  it("tells what moved since the last visit", async () => {
    openPortal("/");
    const since = within(await screen.findByRole("region", { name: "In the last seven days" }));
    expect(await since.findByText(/went from 0.09 to 0.12/)).toBeVisible();
    expect(await since.findByText(/One of four KPIs turned/)).toBeVisible();
  });
});

describe("what waits, as rules", () => {
  const alert = (part: Partial<Alert>): Alert => ({ ...alerts[0]!, ...part });

  it("makes one thing of several alerts on a KPI, health first", () => {
    const needs = needsOfAlerts([alert({ id: "a", kind: "off-baseline" }), alert({ id: "b", kind: "health" })]);
    expect(needs).toHaveLength(1);
    expect(needs[0]).toMatchObject({ kind: "alert", alerts: [{ id: "b" }, { id: "a" }] });
  });

  it("leaves out what was acknowledged", () => {
    const acknowledgement = { id: "x", person: { id: "p", name: "P" }, outcome: "accepted" as const, note: "", at: "2026-11-18T00:00:00Z" };
    expect(needsOfAlerts([alert({ acknowledgements: [acknowledgement] })])).toEqual([]);
  });

  it("puts an unusual value after everything that somebody waits for", () => {
    const quiet = needsOfAlerts([alert({ kind: "deviation", metricId: "m1" })]);
    const turned = needsOfAlerts([alert({ metricId: "m2" })]);
    expect(inOrder([...quiet, ...turned]).map((need) => need.kind)).toEqual(["alert", "quiet"]);
  });

  it("stands in the ruler under its own name: what is unusual or late did not turn", () => {
    const needs = needsOfAlerts([
      alert({ metricId: "m1" }),
      alert({ kind: "stale", metricId: "m2" }),
      alert({ kind: "deviation", metricId: "m3" }),
    ]);
    expect(factsOf(needs)).toEqual(["1 KPI turned", "2 KPIs unusual or late"]);
  });

  it("takes the coming week at the weekend", () => {
    expect(weekOf("2026-11-19")[0]).toBe("2026-11-16");
    expect(weekOf("2026-11-21")[0]).toBe("2026-11-23");
    expect(weekOf("2026-11-22")[4]).toBe("2026-11-27");
  });
});
