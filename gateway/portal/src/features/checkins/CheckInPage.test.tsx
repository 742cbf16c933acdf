import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";
import { objectives } from "../../../tests/fixture/goals.ts";

const night = objectives.find((objective) => objective.title.startsWith("A night shift"))!;
const promised = objectives.find((objective) => objective.title.startsWith("Every parcel"))!;
const [retention, plans] = night.keyResults.map((keyResult) => keyResult.title) as [string, string];
const value = (title: string) => screen.getByRole("textbox", { name: (name) => name.startsWith(`Value of ${title}`) });
const confidence = (title: string) => screen.getByRole("slider", { name: `Confidence in ${title}` });

describe("a check-in", () => {
  it("begins with the values and confidence of last time, and last time's words beside", async () => {
    openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    expect(value(plans)).toHaveValue("45");
    expect(confidence(plans)).toHaveAttribute("aria-valuetext", "0.8, last time 0.8");
    expect(screen.getByText("6 of 16 peak night hires have signed. Hiring day is on Wednesday.")).toBeVisible();
    expect(screen.queryByRole("navigation", { name: "Main" })).not.toBeInTheDocument();
  });

  it("tells what the objective becomes while one types", async () => {
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.clear(value(plans));
    await person.type(value(plans), "52");
    expect(screen.getByText(/Progress 0.36 to 0.46/)).toBeVisible();
    expect(
      await screen.findByText((_, element) => element?.textContent === "0.37, becomes 0.42 with these values. Expected 0.54"),
    ).toBeVisible();
  });

  it("is filled by the keyboard: digits set confidence, + is 1.0, Ctrl Enter submits once", async () => {
    const { person, at } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.clear(value(retention));
    await person.type(value(retention), "77");
    await person.tab();
    expect(confidence(retention)).toHaveFocus();
    await person.keyboard("4");
    await person.tab();
    await person.tab();
    await person.keyboard("+");
    await person.type(screen.getByRole("textbox", { name: "What is blocked?" }), "Nine of sixteen have signed.");
    await person.keyboard("{Control>}{Enter}{/Control}");

    await waitFor(() => expect(at()).not.toBe(`/checkin/${night.id}`));
    const submissions = requests("POST", "/api/checkins");
    expect(submissions).toHaveLength(1);
    expect(submissions[0]?.body).toEqual({
      objectiveId: night.id,
      confidence: 0.8,
      keyResults: [
        { keyResultId: night.keyResults[0]?.id, value: 77, confidence: 0.4 },
        { keyResultId: night.keyResults[1]?.id, value: 45, confidence: 1 },
      ],
      blocked: "Nine of sixteen have signed.",
    });
    expect(submissions[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("goes on with the next objective that is due, and says what was done", async () => {
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.click(screen.getByRole("button", { name: "Submit, next objective" }));
    expect(await pageTitled("The Vale depot runs as smoothly as Harbor")).toBeVisible();
    expect(screen.getByText(`Checked in on ${night.title}`)).toBeVisible();
  });

  it("has metric-driven values filled in, not asked for", async () => {
    openPortal(`/checkin/${promised.id}`);
    await pageTitled(promised.title);
    const field = screen.getByRole("group", { name: /^On-time delivery/ });
    expect(within(field).getByText(/94\.4/)).toBeVisible();
    expect(within(field).getByText(/filled in from the KPI/)).toBeVisible();
    expect(within(field).queryByRole("textbox")).not.toBeInTheDocument();
  });
});

describe("a check-in that cannot be saved", () => {
  it("is submitted again under the same key, so that it is applied once", async () => {
    let failures = 1;
    answer(({ method, path }) => (method === "POST" && path === "/api/checkins" && failures-- > 0 ? "unreachable" : undefined));
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.click(screen.getByRole("button", { name: "Submit, next objective" }));
    expect(await screen.findByText(/submitting again does not send them twice/)).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Submit, next objective" }));
    await waitFor(() => expect(requests("POST", "/api/checkins")).toHaveLength(2));
    const [first, second] = requests("POST", "/api/checkins").map((request) => request.headers.get("Idempotency-Key"));
    expect(second).toBe(first);
  });

  it("shows the server's complaint at the field it is about", async () => {
    answer(({ method }) =>
      method === "POST"
        ? {
            status: 422,
            body: {
              title: "Invalid",
              status: 422,
              code: "check-in-refused",
              errors: { "keyResults[1].value": ["is after the end of the window"] },
            },
          }
        : undefined,
    );
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.click(screen.getByRole("button", { name: "Submit, next objective" }));
    expect(await screen.findByText("is after the end of the window")).toBeVisible();
    expect(value(plans)).toBeInvalid();
    expect(value(retention)).toBeValid();
  });

  it("says that somebody else was quicker and keeps the answers", async () => {
    answer(({ method }) => (method === "POST" ? { status: 412, body: { title: "Stale", status: 412 } } : undefined));
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.type(screen.getByRole("textbox", { name: "What changed?" }), "A lot");
    await person.keyboard("{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/Somebody checked in on this objective while you were writing/)).toBeVisible();
    expect(screen.getByRole("textbox", { name: "What changed?" })).toHaveValue("A lot");
  });

  it("does not send what is no number", async () => {
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.clear(value(plans));
    await person.type(value(plans), "about half{Control>}{Enter}{/Control}");
    expect(screen.getAllByText("Write a number, such as 12.5")[0]).toBeVisible();
    expect(requests("POST", "/api/checkins")).toHaveLength(0);
  });
});
