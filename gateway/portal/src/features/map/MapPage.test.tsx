import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { TreeNode } from "@/api/types.ts";
import { objectives } from "../../../tests/fixture/goals.ts";
import { createFixture } from "../../../tests/fixture/respond.ts";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const company = "Customers book again because we arrive when we said";
const department = "Every parcel arrives on the promised day";
const team = "Plans that drivers can keep";
const doubtfulTeam = "First scan within 20 minutes of arrival";

const drawing = () => screen.findByRole("group", { name: /^\d+ objectives from company to team$/ });
const cardOf = async (title: string) => within(await drawing()).findByRole("button", { name: new RegExp(`^(?!Hide|Show).*${title}`) });
const outline = () => screen.findByRole("treegrid", { name: "Objectives as an outline" });

describe("the alignment map", () => {
  it("reads the first levels and says of each where it stands", async () => {
    openPortal("/map");
    await pageTitled("Alignment map");
    const card = await cardOf(department);
    expect(card).toHaveTextContent("Operations");
    expect(within(card).getByRole("img", { name: "Progress 0.59, expected 0.54, on track" })).toBeInTheDocument();
    expect(card).toHaveTextContent("2 serve it");
    expect(requests("GET", /\/tree\?/).every(({ path }) => path.includes("depth="))).toBe(true);
  });

  it("says of an objective that nobody has agreed to yet that it is only proposed", async () => {
    const fixture = createFixture();
    answer(({ method, path, body }) => {
      if (method !== "GET" || !path.includes("/tree?")) return undefined;
      const given = fixture(method, path, body);
      const tree = given.body as { nodes: TreeNode[] };
      const nodes = tree.nodes.map((node) => (node.title === department ? { ...node, lifecycle: "proposed" as const } : node));
      return { ...given, body: { ...tree, nodes } };
    });
    openPortal("/map");
    expect(await cardOf(department)).toHaveTextContent("OperationsProposed");
    expect(await cardOf(company)).not.toHaveTextContent("Proposed");
  });

  it("puts the chosen objective in the address and beside the map, with what it carries", async () => {
    const { person } = openPortal("/map");
    await person.click(await cardOf(department));
    const inspector = await screen.findByRole("complementary", { name: "The chosen objective" });
    expect(await within(inspector).findByRole("heading", { name: department })).toBeInTheDocument();
    expect(await within(inspector).findByText(/^It is 0\.\d\d of/)).toHaveTextContent(company);
    expect(within(inspector).getByRole("link", { name: team })).toBeInTheDocument();
    await person.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("complementary", { name: "The chosen objective" })).not.toBeInTheDocument());
  });

  it("follows one path only, up or down", async () => {
    const { person } = openPortal("/map");
    await person.click(await cardOf(department));
    await person.selectOptions(await screen.findByRole("combobox", { name: "Show" }), "What it serves");
    await waitFor(() => expect(screen.queryByRole("button", { name: new RegExp(`^(?!Hide|Show).*${team}`) })).not.toBeInTheDocument());
    expect(await cardOf(company)).toBeInTheDocument();
    await person.selectOptions(await screen.findByRole("combobox", { name: "Show" }), "What serves it");
    expect(await cardOf(team)).toBeInTheDocument();
    await waitFor(async () => expect(within(await drawing()).queryByRole("button", { name: new RegExp(company) })).not.toBeInTheDocument());
  });

  it("works with the keyboard alone: across levels, along a column, closing and choosing", async () => {
    const { person } = openPortal("/map");
    const first = await cardOf(department);
    first.focus();
    await person.keyboard("{ArrowRight}");
    await waitFor(async () => expect(await cardOf(doubtfulTeam)).toHaveFocus());
    await person.keyboard("{ArrowDown}");
    await waitFor(async () => expect(await cardOf(team)).toHaveFocus());
    await person.keyboard("{ArrowLeft}");
    await waitFor(async () => expect(await cardOf(department)).toHaveFocus());
    await person.keyboard("{ArrowLeft}");
    await waitFor(() => expect(screen.queryByRole("button", { name: new RegExp(`^(?!Hide|Show).*${team}`) })).not.toBeInTheDocument());
    await person.keyboard("{Enter}");
    expect(await screen.findByRole("complementary", { name: "The chosen objective" })).toBeInTheDocument();
  });

  it("keeps only some paces, with what those serve, and says when none is left", async () => {
    const { person } = openPortal("/map?pace=at-risk");
    expect(await cardOf("The Vale depot runs as smoothly as Harbor")).toBeInTheDocument();
    expect(await cardOf("Carry more parcels without carrying more cost")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: new RegExp(department) })).not.toBeInTheDocument();
    await person.click(screen.getByRole("button", { name: /^Pace: At risk/ }));
    await person.click(await screen.findByRole("menuitemcheckbox", { name: "At risk" }));
    await person.click(await screen.findByRole("menuitemcheckbox", { name: "Missed" }));
    await person.keyboard("{Escape}");
    expect(await screen.findByText("No open objective has this pace")).toBeInTheDocument();
    await person.click(screen.getByRole("button", { name: "Show every pace" }));
    expect(await cardOf(department)).toBeInTheDocument();
  });

  it("finds an objective by its words and goes to it", async () => {
    const { person } = openPortal("/map");
    await cardOf(department);
    await person.keyboard("/");
    const field = screen.getByRole("combobox", { name: "Find an objective or a person" });
    expect(field).toHaveFocus();
    await person.type(field, "drivers can");
    await person.click(await screen.findByRole("option", { name: new RegExp(team) }));
    expect(await screen.findByRole("heading", { name: team })).toBeInTheDocument();
  });

  it("reads a branch when it is opened and the first levels do not hold it", async () => {
    const fixture = createFixture();
    // As if there were many: the first levels end at the departments.
    answer(({ path }) => (path.includes("depth=3") ? fixture("GET", path.replace("depth=3", "depth=2")) : undefined));
    const { person } = openPortal("/map");
    const map = within(await drawing());
    await person.click(await map.findByRole("button", { name: `Show the 2 that serve ${department}` }));
    expect(await cardOf(team)).toBeInTheDocument();
    expect(requests("GET", /\/tree\?.*below=/)).toHaveLength(1);
    await person.click(map.getByRole("button", { name: `Hide what serves ${department}` }));
    await waitFor(() => expect(map.queryByRole("button", { name: new RegExp(`^(?!Hide|Show).*${team}`) })).not.toBeInTheDocument());
  });

  it("opens what leads to the objective that a link is about", async () => {
    const fixture = createFixture();
    answer(({ path }) => (path.includes("depth=3") ? fixture("GET", path.replace("depth=3", "depth=1")) : undefined));
    const linked = objectives.find((objective) => objective.title === team);
    openPortal(`/map?o=${linked?.id ?? ""}`);
    expect(await cardOf(team)).toHaveAttribute("aria-pressed", "true");
  });

  it("says that nothing is agreed, and what will appear", async () => {
    answer(({ path }) =>
      path.startsWith("/api/goals/tree")
        ? {
            status: 200,
            body: {
              cycle: { id: "c", name: "Q4 2026", start: "2026-10-01", end: "2026-12-31", phase: "active" },
              asOf: "2026-11-19T08:12:00Z",
              nodes: [],
            },
          }
        : undefined,
    );
    openPortal("/map");
    expect(await screen.findByText("Nothing is agreed for Q4 2026 yet")).toBeInTheDocument();
  });

  it("says that the map cannot be shown, with a way to try again", async () => {
    answer(({ path }) => (path.startsWith("/api/goals/tree") ? { status: 500, body: { title: "x", traceId: "00-1" } } : undefined));
    openPortal("/map");
    expect(await screen.findByRole("alert")).toHaveTextContent("We cannot show the map now");
  });
});

describe("the outline of the map", () => {
  it("is a tree for the ear: level, place and what is open", async () => {
    const { person } = openPortal("/map?view=outline");
    const row = (title: string) => within(screen.getByRole("treegrid")).getByText(title).closest("tr") as HTMLElement;
    await outline();
    expect(row(company)).toHaveAttribute("aria-level", "1");
    expect(row(company)).toHaveAttribute("aria-expanded", "true");
    expect(row(department)).toHaveAttribute("aria-level", "2");
    row(company).focus();
    await person.keyboard("{ArrowLeft}");
    await waitFor(() => expect(row(company)).toHaveAttribute("aria-expanded", "false"));
    expect(screen.queryByText(department)).not.toBeInTheDocument();
    await person.keyboard("{ArrowRight}");
    await waitFor(() => expect(row(department)).toBeInTheDocument());
    await person.keyboard("{ArrowRight}{Enter}");
    expect(await screen.findByRole("complementary", { name: "The chosen objective" })).toBeInTheDocument();
  });
});
