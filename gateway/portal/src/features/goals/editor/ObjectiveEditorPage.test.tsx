import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { objectives } from "../../../../tests/fixture/goals.ts";
import { answer, openPortal, pageTitled, requests } from "../../../../tests/portal.tsx";

const promised = objectives.find((objective) => objective.title.startsWith("Every parcel"))!;

/** A form of this size is searched by its labels, and filled as by a paste. */
const write = (label: string | RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

const slogan = {
  code: "slogan",
  severity: "advice",
  field: "title",
  text: "“world class” is a slogan.",
  reason: "Nobody can tell whether it came true.",
  example: "Instead of “Deliver world-class support”: “Customers get an answer within four hours”.",
};

describe("a new objective", () => {
  it("is written with the coach beside the text, and becomes a draft", async () => {
    answer(({ method, path, body }) => {
      if (method === "POST" && path === "/api/goals/coach")
        return {
          status: 200,
          body: (body as { title: string }).title.includes("world-class")
            ? { first: slogan, findings: [slogan] }
            : { first: null, findings: [] },
        };
      return method === "POST" && path === "/api/goals/objectives" ? { status: 201, body: promised } : undefined;
    });
    const { person, at } = openPortal("/objectives/new?unit=operations");
    await pageTitled("New objective of Operations");
    write("Objective", "Parcels arrive world-class");
    const coach = within(screen.getByRole("complementary", { name: "Coach" }));
    expect(await coach.findByText("“world class” is a slogan.", {}, { timeout: 3000 })).toBeVisible();
    await person.click(coach.getByRole("button", { name: /^Show me/ }));
    expect(screen.getByLabelText("Objective")).toHaveFocus();

    write("Objective", "Parcels arrive on the promised day");
    write("Measured by", "number");
    write("What changes, from where to where", "Late parcels");
    write("Baseline", "18");
    write("Target", "8");
    expect(await coach.findByText(/Nothing to say/, {}, { timeout: 3000 })).toBeVisible();
    fireEvent.click(screen.getByText("Save as a draft"));

    await waitFor(() => expect(at()).toBe(`/objectives/${promised.id}`));
    const [sent] = requests("POST", "/api/goals/objectives");
    expect(sent?.body).toMatchObject({
      title: "Parcels arrive on the promised day",
      kind: "committed",
      keyResults: [{ title: "Late parcels", measure: "number", baseline: 18, target: 8, weight: 1 }],
    });
    expect(sent?.headers.get("Idempotency-Key")).not.toBeNull();
  });

  it("is kept on this device when one leaves, and can be begun anew", async () => {
    openPortal("/objectives/new?unit=operations");
    await pageTitled("New objective of Operations");
    write("Objective", "Half a thought");
    cleanup();
    const second = openPortal("/objectives/new?unit=operations");
    expect(await screen.findByDisplayValue("Half a thought")).toBeVisible();
    await second.person.click(screen.getByText("Begin anew"));
    expect(screen.queryByDisplayValue("Half a thought")).not.toBeInTheDocument();
  });

  it("says at the field what the server refuses", async () => {
    answer(({ method, path }) =>
      method === "POST" && path === "/api/goals/objectives"
        ? { status: 400, body: { title: "Invalid", errors: { "keyResults[0].target": ["must differ from the baseline"] } } }
        : undefined,
    );
    const { person } = openPortal("/objectives/new?unit=operations");
    await person.click(await screen.findByText("Save as a draft"));
    await waitFor(() => expect(screen.getByLabelText("Target")).toHaveAccessibleDescription("must differ from the baseline"));
    expect(screen.getByLabelText("Target")).toBeInvalid();
  });
});

describe("editing an objective", () => {
  it("asks for a reason when what had been agreed changes", async () => {
    openPortal(`/objectives/${promised.id}/edit`);
    const [target] = await screen.findAllByLabelText("Target");
    fireEvent.change(target!, { target: { value: "97" } });
    expect(screen.getByText("Save changes")).toBeDisabled();
    write("Why does it change?", "Lane two opened later");
    fireEvent.click(screen.getByText("Save changes"));
    await waitFor(() => expect(requests("PUT", `/api/goals/objectives/${promised.id}`)).toHaveLength(1));
    const [sent] = requests("PUT", `/api/goals/objectives/${promised.id}`);
    expect(sent?.headers.get("If-Match")).toBe('"5"');
    expect(sent?.body).toMatchObject({ reason: "Lane two opened later" });
  });

  it("puts together what somebody else saved meanwhile, and asks where both changed the same", async () => {
    let saves = 0;
    const theirs = { ...promised, version: 6, title: "Every parcel on its day", why: "Because they said so." };
    answer(({ method, path }) => {
      if (path !== `/api/goals/objectives/${promised.id}`) return undefined;
      if (method === "PUT") {
        saves += 1;
        return saves === 1
          ? {
              status: 412,
              body: {
                title: "stale",
                code: "stale",
                changes: [
                  {
                    version: 6,
                    at: "2026-11-19T08:00:00Z",
                    by: { id: "x", name: "Jo Specimen" },
                    reason: "Wording",
                    fields: ["title", "why"],
                  },
                ],
              },
            }
          : { status: 200, body: theirs };
      }
      return saves === 0 ? undefined : { status: 200, body: theirs };
    });
    const { person, at } = openPortal(`/objectives/${promised.id}/edit`);
    const title = await screen.findByLabelText("Objective");
    fireEvent.change(title, { target: { value: "Parcels keep their promise" } });
    fireEvent.click(screen.getByText("Save changes"));

    const clash = within((await screen.findByText("Somebody else changed it meanwhile")).closest("section")!);
    expect(clash.getByText(/Jo Specimen/)).toBeVisible();
    expect(clash.getByText("Taken over: why.")).toBeVisible();
    const choice = within(clash.getByRole("group", { name: "Which objective?" }));
    expect(choice.getByRole("radio", { name: /Mine Parcels keep their promise/ })).toBeChecked();
    await person.click(choice.getByRole("radio", { name: /Theirs Every parcel on its day/ }));
    expect(title).toHaveValue("Every parcel on its day");
    expect(screen.getByLabelText("Why (optional)")).toHaveValue("Because they said so.");

    fireEvent.click(screen.getByText("Save changes"));
    await waitFor(() => expect(at()).toBe(`/objectives/${promised.id}`));
    expect(requests("PUT", `/api/goals/objectives/${promised.id}`)[1]?.headers.get("If-Match")).toBe('"6"');
  });

  it("is not offered to those who may not", async () => {
    answer(({ path }) =>
      path === `/api/goals/objectives/${promised.id}` ? { status: 200, body: { ...promised, canEdit: false } } : undefined,
    );
    openPortal(`/objectives/${promised.id}/edit`);
    expect(await screen.findByText("It cannot be edited")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save changes" })).not.toBeInTheDocument();
  });
});
