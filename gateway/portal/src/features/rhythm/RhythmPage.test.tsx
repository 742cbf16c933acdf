import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { DaysOff, Participation, Rhythm } from "@/api/types.ts";
import { unitOf } from "../../../tests/fixture/organization.ts";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const operations = unitOf("operations").id;
const technology = unitOf("technology").id;
const rhythm: Rhythm = {
  everyWeeks: 2,
  weekday: "friday",
  hour: 16,
  clock: "person",
  graceHours: 24,
  remindHours: 4,
  timeZone: "Europe/Madrid",
  periodStart: "2026-11-16",
  due: "2026-11-20T15:00:00Z",
  reminds: "2026-11-20T11:00:00Z",
  decidedBy: { checkInEveryWeeks: operations },
};
const counts = { asked: 6, onTime: 3, late: 1, missed: 1, open: 1, skipped: 0 };
const participation: Participation = {
  from: "2026-09-28",
  to: "2026-11-19",
  all: counts,
  units: [{ unitId: operations, unit: "Operations", objectives: 3, counts }],
};

let own: DaysOff;

beforeEach(() => {
  own = { version: 3, days: [{ first: "2026-12-24", last: "2026-12-31", name: "Winter" }], inherited: [] };
  answer(({ method, path, body }) => {
    if (path.endsWith("/rhythm")) return { status: 200, body: rhythm };
    if (path.includes("/participation?")) return { status: 200, body: participation };
    if (/units\/[^/]+\/days-off$/.test(path)) return { status: 200, body: { version: 0, days: [], inherited: [] } satisfies DaysOff };
    if (path !== "/api/checkins/days-off") return undefined;
    if (method === "PUT") own = { ...own, version: own.version + 1, days: (body as { days: DaysOff["days"] }).days };
    return { status: 200, body: own };
  });
});

describe("the rhythm of a unit", () => {
  it("says when it checks in and who decided that", async () => {
    openPortal(`/rhythm?unit=${operations}`);
    await pageTitled("Rhythm");
    expect(await screen.findByText("Every two weeks, on Friday by 16:00")).toBeVisible();
    const decided = screen.getByText("Decided by").nextElementSibling;
    expect(decided).toHaveTextContent("Operations");
  });

  it("leaves deciding to the unit's administrators", async () => {
    openPortal(`/rhythm?unit=${operations}`);
    expect(await screen.findByText("An administrator of the unit decides its rhythm.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Change the rhythm" })).toBeNull();
  });

  it("shows its lead what became of what was asked for, and asks for it nowhere else", async () => {
    openPortal(`/rhythm?unit=${operations}`);
    const table = await screen.findByRole("table");
    expect(within(table).getByRole("row", { name: /^Operations/ })).toHaveTextContent(/3.*6.*3.*1.*1.*1/);
  });

  it("shows nobody else", async () => {
    openPortal(`/rhythm?unit=${technology}`);
    await screen.findByText("Every two weeks, on Friday by 16:00");
    expect(screen.queryByText("What became of it")).toBeNull();
    expect(requests("GET", /\/participation/)).toHaveLength(0);
  });
});

describe("my days off", () => {
  const mine = async () => within((await screen.findByRole("heading", { name: "My days off" })).closest("section")!);

  it("adds days to those that are there", async () => {
    const { person } = openPortal(`/rhythm?unit=${operations}`);
    const section = await mine();
    await section.findByText("Winter");
    await person.click(section.getByRole("button", { name: "Add days off" }));
    const dialog = within(await screen.findByRole("dialog"));
    await person.type(dialog.getByLabelText(/^First day/), "2026-12-07");
    await person.type(dialog.getByLabelText(/^Name/), "Bridge");
    await person.click(dialog.getByRole("button", { name: /^(Save|Add days off)$/ }));

    expect(await section.findByText("Bridge")).toBeVisible();
    const [sent] = requests("PUT", "/api/checkins/days-off");
    expect((sent!.body as { days: DaysOff["days"] }).days.map((day) => day.first)).toEqual(["2026-12-24", "2026-12-07"]);
    expect(sent!.headers.get("If-Match")).toBe('"3"');
  });

  it("takes one away", async () => {
    const { person } = openPortal(`/rhythm?unit=${operations}`);
    const section = await mine();
    await person.click(await section.findByRole("button", { name: /^Remove .*Winter$/ }));
    expect(await section.findByText("No days off are known.")).toBeVisible();
  });
});
