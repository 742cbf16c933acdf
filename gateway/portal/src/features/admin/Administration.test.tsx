import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { answer, openPortal, pageTitled, requests, type Sent } from "../../../tests/portal.tsx";
import { persons } from "../../../tests/fixture/admin.ts";
import { me, people, unitOf, units } from "../../../tests/fixture/organization.ts";
import { changesOf } from "./changesOf.ts";
import { after } from "./Reorganize.tsx";
import { slugOf } from "./UnitForm.tsx";

const administrator = { ...me, roles: [{ unitId: unitOf("harbor-vale").id, role: "administrator" as const, expiresAt: null }] };
const asAdministrator = (more: (sent: Sent) => ReturnType<Parameters<typeof answer>[0]> = () => undefined) =>
  answer((sent) => more(sent) ?? (sent.path === "/api/directory/me" ? { status: 200, body: administrator } : undefined));

describe("who administers", () => {
  it("is not shown the administration without the role, and an address says no more than that", async () => {
    openPortal("/admin/people");
    await pageTitled("This page is not open to you");
    expect(screen.queryByRole("link", { name: "Administration" })).not.toBeInTheDocument();
  });

  it("sees only units, roles, access and policies with the role on a department", async () => {
    answer(({ path }) =>
      path === "/api/directory/me"
        ? { status: 200, body: { ...me, roles: [{ unitId: unitOf("operations").id, role: "administrator", expiresAt: null }] } }
        : undefined,
    );
    openPortal("/admin");
    await pageTitled("Administration");
    const main = within(screen.getByRole("main"));
    expect(main.getAllByRole("link").map((link) => link.textContent)).toHaveLength(4);
  });
});

describe("people", () => {
  beforeEach(() => asAdministrator());

  it("are found by name", async () => {
    const { person } = openPortal("/admin/people");
    await screen.findByRole("link", { name: "Kit Tester" });
    await person.type(await screen.findByRole("searchbox", { name: "Name or address" }), "ines");
    await waitFor(() => expect(screen.queryByRole("link", { name: "Kit Tester" })).not.toBeInTheDocument());
    expect(screen.getByRole("link", { name: "Ines Mock" })).toBeVisible();
  });

  it("keep roles and memberships that a form does not show", async () => {
    const { person } = openPortal(`/admin/people/${people.ines.id}`);
    const name = await screen.findByRole("textbox", { name: "Name" });
    await person.clear(name);
    await person.type(name, "Ines Mocker");
    await person.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(requests("PUT", /\/people\//)).toHaveLength(1));
    const [sent] = requests("PUT", /\/people\//);
    expect(sent!.headers.get("If-Match")).toBe('"1"');
    expect(sent!.body).toMatchObject({ name: "Ines Mocker", roles: persons[2]!.roles, unitIds: persons[2]!.units });
  });

  it("hand over what they answer for before they are deactivated, and a receipt says what went", async () => {
    const { person } = openPortal(`/admin/people/${people.ines.id}`);
    await pageTitled("Ines Mock");
    await person.click(await screen.findByRole("button", { name: "More actions" }));
    await person.click(await screen.findByRole("menuitem", { name: "Deactivate" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(await dialog.findByText("Ines Mock answers for 1 thing.")).toBeVisible();
    await person.type(dialog.getByRole("combobox", { name: /^To/ }), "Kit");
    await person.click(await screen.findByRole("option", { name: /Kit Tester/ }));
    await person.click(dialog.getByRole("button", { name: "Deactivate" }));
    expect(await screen.findByText("One thing goes to Kit Tester. It takes a moment.")).toBeVisible();
    expect(requests("POST", /handovers$/)[0]!.body).toMatchObject({ fromPersonId: people.ines.id, toPersonId: people.kit.id });
    expect(requests("PUT", /\/people\//)[0]!.body).toMatchObject({ active: false });
  });

  it("are imported only after a try, which names the rows that are left out", async () => {
    const { person } = openPortal("/admin/import/people");
    const area = await screen.findByRole("textbox", { name: "Or paste rows" });
    await person.click(area);
    await person.paste("email,name\na@b.example,A\nb@b.example,B\nnobody,C\n");
    expect(screen.queryByRole("button", { name: /^Apply/ })).not.toBeInTheDocument();
    await person.click(screen.getByRole("button", { name: "Try it" }));
    expect(await screen.findByText("must be an address")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "Apply 2 rows" }));
    await screen.findByText("Applied:");
    expect(requests("POST", /imports\/people/).map((sent) => sent.path.split("?")[1])).toEqual(["dryRun=true", "dryRun=false"]);
  });
});

describe("tokens", () => {
  it("show their secret once", async () => {
    asAdministrator();
    const { person } = openPortal("/admin/tokens?new=yes");
    const dialog = within(await screen.findByRole("dialog"));
    await person.type(dialog.getByRole("textbox", { name: "Name" }), "Script");
    await person.click(dialog.getByRole("checkbox", { name: "Read KPIs" }));
    await person.click(dialog.getByRole("button", { name: "Create a token" }));
    expect(await screen.findByText("spt_only_once")).toBeVisible();
    await person.click(screen.getByRole("button", { name: "I have kept it" }));
    await waitFor(() => expect(screen.queryByText("spt_only_once")).not.toBeInTheDocument());
    expect(requests("POST", /tokens$/)[0]!.body).toMatchObject({ name: "Script", scopes: ["metrics:read"] });
  });
});

describe("policies", () => {
  it("are tried before they are decided, and a decision carries its reason", async () => {
    asAdministrator(({ method, path }) =>
      method === "POST" && path === "/api/goals/policies/dry-run"
        ? {
            status: 200,
            body: {
              items: [
                {
                  rule: "too-many-objectives",
                  unitId: "u",
                  unit: "Sales",
                  objectiveId: null,
                  title: null,
                  count: 3,
                  limit: 2,
                  reason: null,
                },
              ],
              next: null,
            },
          }
        : undefined,
    );
    const { person } = openPortal("/admin/policies");
    const input = await screen.findByRole("textbox", { name: "Objectives that a unit should have in a cycle, at most." });
    await person.clear(input);
    await person.type(input, "2");
    await person.click(screen.getByRole("button", { name: "See what it would change" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("3 objectives; at most 2")).toBeVisible();
    expect(requests("PUT", /policies$/)).toHaveLength(0);
    await person.type(dialog.getByRole("textbox", { name: "Reason" }), "Focus");
    await person.click(dialog.getByRole("button", { name: "Decide" }));
    await waitFor(() => expect(requests("PUT", /policies$/)[0]?.body).toEqual({ values: { unitObjectivesMost: "2" }, reason: "Focus" }));
  });
});

describe("a reorganization", () => {
  it("is previewed as the tree would be", () => {
    const [depot, sales] = [unitOf("harbor-depot"), unitOf("sales")];
    expect(after("move", units, depot, sales).find((unit) => unit.id === depot.id)?.parentId).toBe(sales.id);
    const merged = after("merge", units, depot, unitOf("vale-depot"));
    expect(merged.some((unit) => unit.id === depot.id)).toBe(false);
    expect(merged.find((unit) => unit.slug === "vale-depot")?.people).toBe(47 + 52);
  });
});

describe("small rules", () => {
  it("make an address of a name", () => {
    expect(slugOf("Köln & Ümit: Lager 2")).toBe("koln-umit-lager-2");
  });

  it("tell changes without keys and secrets", () => {
    expect(
      changesOf({
        id: [null, "1"],
        secretHash: [null, "x"],
        name: ["A", "B"],
        personId: [null, { value: "p" }],
        scopes: [null, ["a", "b"]],
      }),
    ).toEqual([
      { name: "name", from: "A", to: "B" },
      { name: "personId", from: null, to: "p" },
      { name: "scopes", from: null, to: "a, b" },
    ]);
  });
});
