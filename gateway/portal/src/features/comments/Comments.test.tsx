import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { objectives } from "../../../tests/fixture/goals.ts";
import { people, uuid } from "../../../tests/fixture/organization.ts";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const night = objectives.find((objective) => objective.title.startsWith("A night shift"))!;

async function open() {
  const portal = openPortal(`/objectives/${night.id}`);
  await pageTitled(night.title);
  const region = await screen.findByRole("region", { name: "Comments" });
  await within(region).findByText("Good.");
  return { ...portal, region };
}
const write = (region: HTMLElement) => within(region).getByRole("textbox", { name: "Write a comment" });

describe("comments", () => {
  it("show what was said, with names that stand out; only one's own can be changed", async () => {
    const { region } = await open();
    expect(within(region).getByText("@Rae Example").localName).toBe("b");
    expect(within(region).getByText("signed").localName).toBe("strong");
    expect(within(region).getAllByRole("button", { name: /^Actions for the comment of/ })).toHaveLength(1);
  });

  it("speak to people that @ picks, by the keyboard", async () => {
    const { person, region } = await open();
    await person.type(write(region), "Ask @jo");
    expect(await within(region).findByRole("option", { name: /Jo Specimen/ })).toHaveAttribute("aria-selected", "true");
    await person.keyboard("{Enter}today{Control>}{Enter}{/Control}");
    await waitFor(() => expect(requests("POST", "/api/checkins/comments")).toHaveLength(1));
    expect(requests("POST", "/api/checkins/comments")[0]?.body).toEqual({
      subject: "objective",
      subjectId: night.id,
      text: "Ask @Jo Specimen today",
      mentions: [people.jo.id],
    });
    expect(await within(region).findByText("@Jo Specimen")).toBeVisible();
    expect(write(region)).toHaveValue("");
  });

  it("name whom they cannot speak to", async () => {
    answer(({ method, path }) =>
      method === "POST" && path === "/api/checkins/comments"
        ? { status: 422, body: { status: 422, errors: { "mentions[0]": ["must be somebody who may see this"] } } }
        : undefined,
    );
    const { person, region } = await open();
    await person.type(write(region), "@jo");
    await within(region).findByRole("option", { name: /Jo Specimen/ });
    await person.keyboard("{Enter}{Control>}{Enter}{/Control}");
    expect(await within(region).findByText("Jo Specimen may not see this, so they cannot be spoken to here.")).toBeVisible();
    expect(write(region)).toHaveValue("@Jo Specimen ");
  });

  it("are edited with the version that was read, and show both where two were edited at once", async () => {
    const { person, region } = await open();
    await person.click(within(region).getByRole("button", { name: /^Actions for/ }));
    await person.click(await screen.findByRole("menuitem", { name: "Edit" }));
    const field = within(region).getByRole("textbox", { name: "Edit" });
    await person.type(field, " Very.");
    let theirs = true;
    answer(({ method, path }) => {
      if (method === "PUT" && theirs) return { status: 412, body: { title: "Stale", status: 412 } };
      if (method === "GET" && theirs && path.startsWith("/api/checkins/comments?"))
        return {
          status: 200,
          body: {
            items: [{ ...mine, version: 2, text: "Fine.", html: "<p>Fine.</p>" }],
            next: null,
          },
        };
      return undefined;
    });
    await person.click(within(region).getByRole("button", { name: "Save the comment" }));
    expect(await within(region).findByText("Fine.")).toBeVisible();
    expect(field).toHaveValue("Good. Very.");
    theirs = false;
    await person.click(within(region).getByRole("button", { name: "Save mine over it" }));
    await person.click(within(region).getByRole("button", { name: "Save the comment" }));
    await waitFor(() => expect(requests("PUT", /comments/)).toHaveLength(2));
    expect(requests("PUT", /comments/).map((request) => request.headers.get("If-Match"))).toEqual(['"1"', '"2"']);
  });

  it("leave their place when they are deleted", async () => {
    const { person, region } = await open();
    await person.click(within(region).getByRole("button", { name: /^Actions for/ }));
    await person.click(await screen.findByRole("menuitem", { name: "Delete" }));
    await person.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete" }));
    expect(await within(region).findByText("Rae Example deleted this comment.")).toBeVisible();
  });
});

const mine = {
  id: uuid(9, 2),
  version: 1,
  subject: "objective",
  subjectId: night.id,
  author: people.rae,
  at: "2026-11-12T10:00:00Z",
  text: "Good.",
  html: "<p>Good.</p>",
  mentions: [],
  editedAt: null,
  deleted: false,
};
