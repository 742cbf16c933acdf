import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answer, openPortal, pageTitled, requests } from "../../tests/portal.tsx";

describe("the shell", () => {
  it("shows the tree to the person's own department and what waits", async () => {
    openPortal("/");
    const navigation = within((await screen.findAllByRole("navigation", { name: "Main" }))[0]!);
    expect(await navigation.findByRole("link", { name: "Vale depot" })).toBeInTheDocument();
    expect(await navigation.findByText("2 due")).toBeInTheDocument();
    expect(navigation.getByText("Development sign-in")).toBeInTheDocument();
  });

  it("goes to an objective by Ctrl K, a few letters and Enter", async () => {
    const { person, at } = openPortal("/");
    await screen.findByRole("heading", { level: 1 });
    await person.keyboard("{Control>}k{/Control}");
    await person.type(await screen.findByRole("combobox", { name: "Unit, objective, KPI, person or action" }), "night shift");
    await screen.findByRole("option", { name: /A night shift people want to stay on/ });
    await person.keyboard("{Enter}");
    await pageTitled("A night shift people want to stay on");
    expect(at()).toMatch(/^\/objectives\//);
  });

  it("loses no letter that is typed before the field is there", async () => {
    const { person } = openPortal("/");
    await screen.findByRole("heading", { level: 1 });
    act(() => {
      const press = (key: string, ctrlKey = false) =>
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true }));
      press("k", true);
      for (const key of "nights") press(key);
      press("Backspace");
    });
    const field = await screen.findByRole("combobox", { name: "Unit, objective, KPI, person or action" });
    expect(field).toHaveValue("night");
    await person.type(field, " shift");
    expect(field).toHaveValue("night shift");
    expect(await screen.findByRole("option", { name: /A night shift people want to stay on/ })).toBeVisible();
  });

  it("signs out everywhere", async () => {
    answer(({ method, path }) => (method === "DELETE" && path === "/session/all" ? { status: 204 } : undefined));
    const { person } = openPortal("/");
    await person.click(await screen.findByRole("button", { name: /Rae Example/ }));
    await person.click(await screen.findByRole("menuitem", { name: "Sign out everywhere" }));
    await waitFor(() => expect(requests("DELETE", "/session/all")).toHaveLength(1));
  });

  it("keeps the chosen theme", async () => {
    const { person } = openPortal("/");
    await person.click(await screen.findByRole("button", { name: /Rae Example/ }));
    await person.click(await screen.findByRole("menuitemradio", { name: "Dark" }));
    expect(document.documentElement).toHaveAttribute("data-theme", "dark");
    expect(localStorage.getItem("setpoint.theme")).toBe("dark");
  });

  it("waits 300 ms before it says that it is reading", async () => {
    let release: (() => void) | undefined;
    const original = fetch;
    globalThis.fetch = async (input, init) => {
      if (typeof input === "string" && input.startsWith("/api/notifications/inbox?limit=50"))
        await new Promise<void>((resolve) => (release = resolve));
      return original(input, init);
    };
    openPortal("/inbox");
    await screen.findByRole("heading", { level: 1 });
    expect(screen.queryByText("Reading the inbox")).not.toBeInTheDocument();
    expect(await screen.findByText("Reading the inbox")).toBeVisible();
    release?.();
    await waitFor(() => expect(screen.queryByText("Reading the inbox")).not.toBeInTheDocument());
    globalThis.fetch = original;
  });

  it("has one wording for an address that leads nowhere", async () => {
    openPortal("/no/such/place");
    expect(await pageTitled("This page is not open to you")).toBeVisible();
  });
});
