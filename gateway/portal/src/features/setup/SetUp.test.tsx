import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answer, openPortal, pageTitled, requests, type Sent } from "../../../tests/portal.tsx";
import { me, unitOf } from "../../../tests/fixture/organization.ts";
import { quarterOf } from "./quarter.ts";

const company = { ...unitOf("harbor-vale"), name: "Company", slug: "company", timeZone: "UTC" };
const empty = (more: (sent: Sent) => ReturnType<Parameters<typeof answer>[0]> = () => undefined) =>
  answer((sent) => {
    const own = more(sent);
    if (own !== undefined) return own;
    if (sent.path === "/api/directory/me")
      return {
        status: 200,
        body: { ...me, primaryUnitId: company.id, roles: [{ unitId: company.id, role: "administrator", expiresAt: null }] },
      };
    if (sent.method === "GET" && sent.path.startsWith("/api/directory/units?"))
      return { status: 200, body: { items: [company], next: null } };
    if (sent.method === "GET" && /people\?|cycles|\/api\/metrics\?/.test(sent.path))
      return { status: 200, body: { items: [], next: null } };
    return undefined;
  });

describe("an empty platform", () => {
  it("offers to be set up, and begins with the organization", async () => {
    empty();
    const { person } = openPortal("/");
    await person.click(await screen.findByRole("link", { name: "Set it up" }));
    await pageTitled("Set up Setpoint");
    expect(await screen.findByRole("heading", { name: "What is your organization called?" })).toBeVisible();
    expect(screen.getByText("0 of 6 steps done")).toBeVisible();
  });

  it("names the organization and goes on to units", async () => {
    empty(({ method, path, body }) =>
      method === "PUT" && path.startsWith("/api/directory/units/")
        ? { status: 200, body: { ...company, ...(body as object), version: 2 } }
        : undefined,
    );
    const { person } = openPortal("/setup");
    const name = await screen.findByRole("textbox", { name: "Name" });
    await person.clear(name);
    await person.type(name, "Harbor & Vale");
    await person.click(screen.getByRole("button", { name: "Save and go on" }));
    expect(await screen.findByRole("heading", { name: "Which departments and teams are there?" })).toBeVisible();
    expect(requests("PUT", /units/)[0]!.body).toMatchObject({ name: "Harbor & Vale", slug: "company", parentId: null });
  });

  it("creates units one after another", async () => {
    empty(({ method, path }) =>
      method === "POST" && path === "/api/directory/units" ? { status: 201, body: { ...company, name: "Sales" } } : undefined,
    );
    const { person } = openPortal("/setup?step=units");
    await person.type(await screen.findByRole("textbox", { name: "Name" }), "Sales{Enter}");
    await waitFor(() =>
      expect(requests("POST", "/api/directory/units")[0]?.body).toMatchObject({ name: "Sales", slug: "sales", kind: "department" }),
    );
    await waitFor(() => expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue(""));
  });
});

describe("the first cycle", () => {
  it("is the running quarter in its first half, else the next", () => {
    expect(quarterOf("2026-10-20")).toEqual({ name: "Q4 2026", start: "2026-10-01", end: "2026-12-31" });
    expect(quarterOf("2026-11-26")).toEqual({ name: "Q1 2027", start: "2027-01-01", end: "2027-03-31" });
  });
});
