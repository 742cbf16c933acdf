import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { CheckInForm, FormItem, Objective } from "@/api/types.ts";
import { people } from "../../../tests/fixture/organization.ts";
import { createFixture } from "../../../tests/fixture/respond.ts";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";
import { checkIns, due, objectives } from "../../../tests/fixture/goals.ts";

const night = objectives.find((objective) => objective.title.startsWith("A night shift"))!;
const promised = objectives.find((objective) => objective.title.startsWith("Every parcel"))!;
const lastOf = (id: string) => checkIns.find((checkIn) => checkIn.objectiveId === id);
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
      confirmed: false,
      basedOn: { checkInId: lastOf(night.id)?.id, version: 1 },
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

  it("is followed on the objective's page, also on one that is loaded before the progress has come", async () => {
    const fixture = createFixture();
    let asked = 0;
    answer(({ method, path, body }) => {
      if (method !== "GET" || path !== `/api/goals/objectives/${night.id}`) return undefined;
      const objective = fixture(method, path, body).body as Objective;
      return { status: 200, body: { ...objective, progress: ++asked === 1 ? null : 0.93 } };
    });
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.click(screen.getByRole("button", { name: "Submit, next objective" }));
    expect(await screen.findByText(`Checked in on ${night.title}`)).toBeVisible();
    cleanup();
    asked = 0;
    openPortal(`/objectives/${night.id}`);
    expect(await screen.findByRole("button", { name: "no progress yet, why?" })).toBeVisible();
    expect(await screen.findByRole("button", { name: "0.93, why?" })).toBeVisible();
  });

  it("ticks the steps of a milestone, and sends only what was changed", async () => {
    const form = createFixture();
    answer(({ method, path, body }) => {
      if (!path.startsWith("/api/checkins/form")) return undefined;
      const { objectives: items } = form(method, path, body).body as CheckInForm;
      const step = (id: string, title: string, done: boolean) => ({ id, title, weight: 1, due: null, done, doneAt: null });
      const steps = [step("s1", "Permit", true), step("s2", "Foundation", false), step("s3", "Opening", false)];
      const first = (item: FormItem) => ({ ...item.keyResults[0]!, measure: "milestone", takesValue: false, steps });
      return {
        status: 200,
        body: { objectives: items.map((item) => ({ ...item, keyResults: [first(item), ...item.keyResults.slice(1)] })) },
      };
    });
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    expect(screen.getByRole("checkbox", { name: "Permit" })).toBeChecked();
    await person.click(screen.getByRole("checkbox", { name: "Foundation" }));
    await person.click(screen.getByRole("checkbox", { name: "Opening" }));
    await person.click(screen.getByRole("checkbox", { name: "Opening" }));
    await person.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(requests("POST", "/api/checkins")).toHaveLength(1));
    expect(requests("POST", "/api/checkins")[0]?.body).toMatchObject({ steps: [{ stepId: "s2", done: true }] });
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

  it("shows both sides where somebody else was quicker, puts them together, and goes on from theirs", async () => {
    const theirs = {
      ...lastOf(night.id)!,
      id: "01990007-0000-7000-8000-0000000000ff",
      author: people.jo,
      changed: "Hiring day went well.",
      confidence: 0.6,
    };
    answer(({ method, path, body }) =>
      method === "POST" && path === "/api/checkins" && (body as { basedOn: { checkInId: string } }).basedOn.checkInId !== theirs.id
        ? {
            status: 409,
            body: {
              status: 409,
              code: "checked-in-meanwhile",
              theirs,
              disputed: [
                { field: "changed", before: null, theirs: theirs.changed, yours: "A lot" },
                { field: "confidence", before: null, theirs: 0.6, yours: 0.8 },
              ],
              merged: {
                confidence: 0.8,
                keyResults: [],
                changed: "A lot",
                blocked: theirs.blocked,
                next: theirs.next,
                basedOn: { checkInId: theirs.id, version: 1 },
              },
            },
          }
        : undefined,
    );
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.type(screen.getByRole("textbox", { name: "What changed?" }), "A lot");
    await person.keyboard("{Control>}{Enter}{/Control}");
    const both = await screen.findByRole("alert", { name: "Jo Specimen checked in while you were writing" });
    await person.click(within(both).getByRole("radio", { name: /^Theirs.*Hiring day went well/ }));
    await person.click(within(both).getByRole("button", { name: "Put together" }));
    expect(screen.getByRole("textbox", { name: "What changed?" })).toHaveValue("Hiring day went well.");
    await person.click(screen.getByRole("button", { name: "Submit, next objective" }));
    await waitFor(() => expect(requests("POST", "/api/checkins")).toHaveLength(2));
    expect(requests("POST", "/api/checkins")[1]?.body).toMatchObject({
      changed: "Hiring day went well.",
      confidence: 0.8,
      basedOn: { checkInId: theirs.id },
    });
  });

  it("asks once about a value that jumps oddly, and says why", async () => {
    answer(({ method, path, body }) =>
      method === "POST" && path === "/api/checkins" && !(body as { confirmed: boolean }).confirmed
        ? {
            status: 409,
            body: {
              status: 409,
              code: "odd-values",
              errors: { "keyResults[1].value": ["is ten times the last value, 45, or further from it: a decimal point?"] },
            },
          }
        : undefined,
    );
    const { person, at } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.clear(value(plans));
    await person.type(value(plans), "450{Control>}{Enter}{/Control}");
    expect(await screen.findByText(/It is ten times the last value, 45, or further from it: a decimal point\?/)).toBeVisible();
    expect(value(plans)).toBeInvalid();
    await person.click(screen.getByRole("button", { name: "It is meant, submit" }));
    await waitFor(() => expect(at()).not.toBe(`/checkin/${night.id}`));
    expect(requests("POST", "/api/checkins").map(({ body }) => (body as { confirmed: boolean }).confirmed)).toEqual([false, true]);
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

describe("a draft", () => {
  it("is kept a moment after the last key, and is there again", async () => {
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.type(screen.getByRole("textbox", { name: "What changed?" }), "Half a thought");
    expect(await screen.findByText(/^Draft saved/)).toBeInTheDocument();
    expect(requests("PUT", `/api/checkins/drafts/${night.id}`).at(-1)?.body).toMatchObject({ changed: "Half a thought" });
    cleanup();
    openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    expect(screen.getByRole("textbox", { name: "What changed?" })).toHaveValue("Half a thought");
    expect(screen.getByText(/^From your draft of/)).toBeVisible();
  });

  it("of another window is not overwritten before a person says so", async () => {
    let other = true;
    answer(({ method, path }) =>
      method === "PUT" && path.startsWith("/api/checkins/drafts/") && other
        ? { status: 412, body: { status: 412, code: "stale", currentVersion: 3, changes: { changed: "From the phone", keyResults: [] } } }
        : undefined,
    );
    const { person } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.type(screen.getByRole("textbox", { name: "What changed?" }), "Here");
    expect(await screen.findByText("You wrote this draft in another window, too.")).toBeVisible();
    other = false;
    await person.click(screen.getByRole("button", { name: "Take the other one" }));
    expect(screen.getByRole("textbox", { name: "What changed?" })).toHaveValue("From the phone");
  });
});

describe("several objectives", () => {
  it("need no more than four keys each beyond the text, and one request to open", async () => {
    const { person, at } = openPortal("/checkin");
    const first = due[0]!;
    await pageTitled(first.title!);
    expect(requests("GET", /^\/api\/checkins\/form/)).toHaveLength(1);
    // The focus begins at the first value, or where none is asked for at the confidence; Enter goes on from question to question.
    const typed = objectives
      .find((objective) => objective.id === first.objectiveId)!
      .keyResults.filter((keyResult) => keyResult.measure === "number");
    await person.keyboard("{Enter}".repeat(typed.length));
    expect(screen.getByRole("slider", { name: "Confidence in the whole objective" })).toHaveFocus();
    await person.keyboard("6{Enter}");
    expect(screen.getByRole("textbox", { name: "What changed?" })).toHaveFocus();
    await person.keyboard("Done.{Control>}{Enter}{/Control}");
    await waitFor(() => expect(at()).not.toBe(`/checkin/${first.objectiveId}`));
    expect(requests("POST", "/api/checkins")[0]?.body).toMatchObject({ confidence: 0.6, changed: "Done." });
  });

  it("go together where they were begun", async () => {
    const { person, at } = openPortal(`/checkin/${night.id}`);
    await pageTitled(night.title);
    await person.type(screen.getByRole("textbox", { name: "What changed?" }), "One");
    await person.click(screen.getByRole("button", { name: "Keep draft, next" }));
    await waitFor(() => expect(at()).not.toBe(`/checkin/${night.id}`));
    await person.type(await screen.findByRole("textbox", { name: "What changed?" }), "Two");
    await person.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await waitFor(() => expect(requests("POST", "/api/checkins/batch")).toHaveLength(1));
    const sent = (requests("POST", "/api/checkins/batch")[0]?.body as { checkIns: { objectiveId: string; changed: string }[] }).checkIns;
    expect(sent.map(({ changed }) => changed).toSorted()).toEqual(["One", "Two"]);
    expect(await screen.findByText("Two check-ins submitted")).toBeVisible();
  });
});

describe("for somebody else", () => {
  const theirs = objectives.find((objective) => objective.owner.id !== people.rae.id && objective.canCheckIn)!;

  it("says whose word it is", async () => {
    const { person } = openPortal(`/checkin/${theirs.id}`);
    await pageTitled(theirs.title);
    await person.selectOptions(screen.getByRole("combobox", { name: "Whose word is it?" }), theirs.owner.id);
    await person.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(requests("POST", "/api/checkins")[0]?.body).toMatchObject({ onBehalfOf: theirs.owner.id }));
  });
});

describe("a correction", () => {
  it("sends the whole check-in anew with the version that was read", async () => {
    const last = lastOf(night.id)!;
    const { person, at } = openPortal(`/checkin/${night.id}/correct/${last.id}`);
    await pageTitled(night.title);
    const changed = await screen.findByRole("textbox", { name: "What changed?" });
    await person.clear(changed);
    await person.type(changed, "Ten of sixteen.");
    await person.click(screen.getByRole("button", { name: "Save the correction" }));
    await waitFor(() => expect(at()).toBe(`/objectives/${night.id}`));
    const [sent] = requests("PUT", `/api/checkins/${last.id}`);
    expect(sent?.headers.get("If-Match")).toBe('"1"');
    expect(sent?.body).toMatchObject({ at: last.at, changed: "Ten of sixteen.", blocked: last.blocked });
  });
});
