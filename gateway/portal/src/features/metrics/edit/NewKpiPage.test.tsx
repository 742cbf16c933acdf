import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { me } from "../../../../tests/fixture/organization.ts";
import { answer, openPortal, pageTitled } from "../../../../tests/portal.tsx";

it("is not open to those who lead nothing: they would fill it in for nothing", async () => {
  answer(({ method, path }) =>
    method === "GET" && path === "/api/directory/me"
      ? { status: 200, body: { ...me, roles: [{ ...me.roles[0], role: "member" }] } }
      : undefined,
  );
  openPortal("/kpis/new");
  await pageTitled("This page is not open to you");
});

it("is open to those who lead a unit", async () => {
  openPortal("/kpis/new");
  await pageTitled("New KPI");
  expect(await screen.findByRole("textbox", { name: /^Name/ })).toBeVisible();
});
