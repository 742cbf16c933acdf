import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { cycles, objectives, rowOf } from "../../../tests/fixture/goals.ts";
import { me, people } from "../../../tests/fixture/organization.ts";
import { companyId, readiness } from "../../../tests/fixture/planning.ts";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const [q1, q4] = cycles as [(typeof cycles)[0], (typeof cycles)[0]];
const executive = {
  ...me,
  id: people.ada.id,
  name: people.ada.name,
  primaryUnitId: companyId,
  roles: [{ unitId: companyId, role: "executive", expiresAt: null }],
};
const promised = objectives.find((objective) => objective.title.startsWith("Every parcel"))!;

describe("planning a cycle", () => {
  it("shows objectives by unit and step, and changes several at once", async () => {
    answer(({ method, path }) =>
      method === "POST" && path === "/api/goals/objectives/bulk"
        ? { status: 200, body: { done: 0, results: [{ id: promised.id, done: false, code: "x", detail: "It is agreed already." }] } }
        : undefined,
    );
    const { person } = openPortal(`/planning?cycle=${q4.id}`);
    const board = within(await screen.findByRole("table", { name: /Objectives by unit/ }, { timeout: 15_000 }));
    expect(board.getByRole("link", { name: promised.title })).toHaveAttribute("href", `/objectives/${promised.id}`);
    await person.click(board.getByRole("checkbox", { name: `Select “${promised.title}”` }));
    await person.click(within(screen.getByRole("region", { name: "1 objective selected" })).getByRole("button", { name: "Change them" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Change 1 objective" }));
    expect(dialog.getByRole("button", { name: "Change them" })).toBeDisabled();
    fireEvent.change(dialog.getByLabelText("Tags (optional)"), { target: { value: "peak, night" } });
    await person.click(dialog.getByRole("button", { name: "Change them" }));
    expect(await dialog.findByText(/It is agreed already\./)).toBeVisible();
    expect(requests("POST", "/api/goals/objectives/bulk")[0]?.body).toMatchObject({
      ids: [promised.id],
      tags: ["peak", "night"],
      ownerId: null,
      each: true,
    });
  });

  it("draws a long board a step at a time, and everything for paper; a unit is selected whole nevertheless", async () => {
    const many = Array.from({ length: 150 }, (_, n) => ({
      ...rowOf(promised),
      id: `${promised.id.slice(0, -3)}${String(n).padStart(3, "0")}`,
      title: `Promise ${n}`,
    }));
    answer(({ method, path }) =>
      method === "GET" && path.startsWith("/api/goals/objectives?") ? { status: 200, body: { items: many, next: null } } : undefined,
    );
    const { person } = openPortal(`/planning?cycle=${q4.id}&unit=all`);
    const board = within(await screen.findByRole("table", { name: /Objectives by unit/ }, { timeout: 15_000 }));
    const cards = () => board.getAllByRole("link", { name: /^Promise/ }).length;
    expect(cards()).toBe(60);
    await person.click(screen.getByRole("button", { name: "Show 90 more" }));
    expect(cards()).toBe(120);
    await person.click(board.getByRole("checkbox", { name: `Select all of ${promised.unit.name}` }));
    expect(screen.getByRole("region", { name: "150 objectives selected" })).toBeVisible();
    act(() => void window.dispatchEvent(new Event("beforeprint")));
    expect(cards()).toBe(150);
    expect(screen.queryByRole("button", { name: /^Show .* more$/ })).not.toBeInTheDocument();
  });

  it("says what is missing, and where to mend it", async () => {
    openPortal(`/planning?cycle=${q1.id}&view=readiness`);
    expect(await screen.findByText("2 things are missing.")).toBeVisible();
    expect(screen.getByRole("link", { name: "New objective: Linehaul" })).toHaveAttribute(
      "href",
      `/objectives/new?cycle=${q1.id}&unit=linehaul`,
    );
  });

  it("has no button that moves the cycle for a lead, and no readiness of a unit that is not theirs", async () => {
    openPortal(`/planning?cycle=${q1.id}&unit=sales&view=readiness`);
    expect(await screen.findByText("What is missing is for those who lead the unit")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Begin the cycle" })).not.toBeInTheDocument();
    expect(requests("GET", /readiness/)).toEqual([]);
  });

  it("begins although something is missing only for a reason", async () => {
    answer(({ method, path }) => {
      if (path === "/api/directory/me") return { status: 200, body: executive };
      return method === "POST" && path === `/api/goals/cycles/${q1.id}/phase`
        ? { status: 201, body: { ...q1, phase: "active" } }
        : undefined;
    });
    const { person } = openPortal(`/planning?cycle=${q1.id}`);
    await person.click(await screen.findByRole("button", { name: "Begin the cycle" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Begin Q1 2027?" }));
    expect(await dialog.findByText("2 things are missing")).toBeVisible();
    expect(dialog.getByRole("button", { name: "Begin the cycle" })).toBeDisabled();
    fireEvent.change(dialog.getByLabelText("Begin nevertheless, for a reason"), { target: { value: "Linehaul plans in week one" } });
    await person.click(dialog.getByRole("button", { name: "Begin the cycle" }));
    await waitFor(() => expect(requests("POST", /phase$/)).toHaveLength(1));
    expect(requests("POST", /phase$/)[0]?.body).toEqual({ phase: "active", force: true, reason: "Linehaul plans in week one" });
    expect(requests("POST", /phase$/)[0]?.headers.get("If-Match")).toBe(`"${q1.version}"`);
  });

  it("begins without a question where nothing is missing", async () => {
    answer(({ path }) => {
      if (path === "/api/directory/me") return { status: 200, body: executive };
      return path.includes("/readiness")
        ? { status: 200, body: { ...readiness, ready: true, counts: [], missing: { items: [], next: null } } }
        : undefined;
    });
    const { person } = openPortal(`/planning?cycle=${q1.id}`);
    await person.click(await screen.findByRole("button", { name: "Begin the cycle" }));
    expect(await screen.findByText("Nothing is missing.")).toBeVisible();
  });

  it("shows who waits for whom, the circle in it, and lets the helping unit answer", async () => {
    answer(({ method, path }) => (method === "POST" && path.endsWith("/decline") ? { status: 201, body: {} } : undefined));
    const { person } = openPortal(`/planning?cycle=${q4.id}&view=dependencies`);
    expect(await screen.findByText("Operations and Linehaul wait for each other. One of them has to begin.")).toBeVisible();
    const matrix = within(screen.getByRole("table", { name: "Who waits for whom" }));
    expect(matrix.getByRole("row", { name: /^Operations 2 open 1 overdue/ })).toBeInTheDocument();
    await person.click(await screen.findByRole("button", { name: /^Decline/ }));
    const dialog = within(await screen.findByRole("dialog", { name: "Decline it" }));
    fireEvent.change(dialog.getByRole("textbox"), { target: { value: "Not before January" } });
    await person.click(dialog.getByRole("button", { name: "Decline" }));
    await waitFor(() => expect(requests("POST", /\/decline$/)[0]?.body).toEqual({ note: "Not before January" }));
  });

  it("is honest about an empty cycle", async () => {
    openPortal(`/planning?cycle=${q1.id}`);
    expect(await screen.findByText("Nothing is planned in this cycle yet")).toBeVisible();
  });
});

describe("grading a cycle", () => {
  it("grades with the five answers, and asks why where the grade is not the suggestion", async () => {
    const grading = { ...promised, cycle: { ...promised.cycle, phase: "grading" as const }, suggestedGrade: 0.59 };
    answer(({ method, path }) => {
      if (path === "/api/goals/cycles")
        return {
          status: 200,
          body: { items: cycles.map((cycle) => (cycle.id === q4.id ? { ...cycle, phase: "grading" } : cycle)), next: null },
        };
      if (path === `/api/goals/objectives/${promised.id}`) return { status: 200, body: grading };
      return method === "POST" && path.endsWith("/grade") ? { status: 201, body: { ...grading, lifecycle: "graded" } } : undefined;
    });
    const { person } = openPortal(`/planning/grading?cycle=${q4.id}`);
    await pageTitled("Grading Q4 2026");
    await person.click(await screen.findByRole("button", { name: `Grade and close: ${promised.title}` }));
    const dialog = within(await screen.findByRole("dialog", { name: "Grade and close" }));
    expect(dialog.getByLabelText("Grade")).toHaveValue("0.59");
    expect(dialog.queryByLabelText("Why is it not the suggestion?")).not.toBeInTheDocument();
    fireEvent.change(dialog.getByLabelText("Grade"), { target: { value: "0.8" } });
    fireEvent.change(dialog.getByLabelText("Why is it not the suggestion?"), { target: { value: "The last week counts double" } });
    for (const question of [
      "What was achieved?",
      "What was learned?",
      "Which assumption was wrong?",
      "What continues as a KPI?",
      "What stops?",
    ])
      fireEvent.change(dialog.getByLabelText(question), { target: { value: `${question} This.` } });
    await person.click(dialog.getByRole("button", { name: "Grade and close" }));
    await waitFor(() => expect(requests("POST", /\/grade$/)).toHaveLength(1));
    expect(requests("POST", /\/grade$/)[0]?.body).toMatchObject({
      grade: 0.8,
      reason: "The last week counts double",
      learning: { stops: "What stops? This." },
    });
  });

  it("does not grade what is still running", async () => {
    openPortal(`/planning/grading?cycle=${q4.id}`);
    expect(await screen.findByText("This cycle is not graded now.")).toBeVisible();
    expect(screen.queryByRole("button", { name: /^Grade and close/ })).not.toBeInTheDocument();
  });
});

describe("the retrospective", () => {
  it("keeps committed and aspirational apart, and finds what was learned by its words", async () => {
    openPortal("/retrospective?unit=operations");
    await pageTitled("Retrospective of Operations");
    const table = within(await screen.findByRole("table", { name: "Over the cycles" }));
    expect(table.getByRole("row", { name: /Q3 2026 0.71 1 met 1 near 1 missed 0.64 1 met 1 near/ })).toBeInTheDocument();
    // Calibration is for the team's eyes: who may not see it does not hear of it.
    expect(screen.queryByText("How well we predict ourselves")).not.toBeInTheDocument();
    expect(await screen.findByText(/Second readers find the label/)).toBeVisible();
    fireEvent.change(screen.getByLabelText("Search the notes"), { target: { value: "zebra" } });
    expect(await screen.findByText("No note matches")).toBeVisible();
  });

  it("says when nothing has closed yet", async () => {
    answer(({ path }) => (path.startsWith("/api/goals/retrospective") ? { status: 200, body: { items: [], next: null } } : undefined));
    openPortal("/retrospective");
    expect(await screen.findByText("No cycle has been closed yet")).toBeVisible();
  });
});
