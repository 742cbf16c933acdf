import { onlineManager } from "@tanstack/react-query";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const secret = "s".repeat(43);
const nobody = (path: string) =>
  path === "/session" || path.startsWith("/api/directory") ? { status: 401, body: { title: "Sign in" } } : undefined;

describe("a wall screen", () => {
  it("exchanges its link once, as a screen, and forgets it", async () => {
    answer(({ path }) => nobody(path));
    openPortal(`/tv#${secret}`);
    await pageTitled("Operations");
    const opened = requests("POST", "/session/display");
    expect(opened).toHaveLength(1);
    expect(opened[0]?.body).toEqual({ secret });
    expect(requests("GET", /^\/api\//).every(({ headers }) => headers.get("X-Setpoint-Display") === "1")).toBe(true);
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it("says that a link does not open anymore, and who makes a new one", async () => {
    openPortal("/tv#used");
    await pageTitled("This link does not open anymore");
    expect(screen.getByText(/Ask the unit’s lead for a new one/)).toBeInTheDocument();
  });

  it("shows readings, then distances, by the arrow keys and the button that stops it", async () => {
    const { person } = openPortal("/tv/operations");
    expect(await screen.findByText("Damage claims")).toBeInTheDocument();
    await person.keyboard("{ArrowRight}");
    expect(await screen.findByText("Every parcel arrives on the promised day")).toBeInTheDocument();
    expect(screen.getByRole("img", { name: "Progress 0.59, expected 0.54, on track" })).toBeInTheDocument();
    await person.keyboard("{ArrowRight}");
    expect(await screen.findByText("Damage claims")).toBeInTheDocument();
    await person.click(screen.getByRole("button", { name: "Stop turning pages" }));
    expect(screen.getByRole("button", { name: "Turn pages" })).toBeInTheDocument();
  });

  it.each(["unreachable", "offline, as the browser knows,"])(
    "keeps the last picture when the network is %s and says since when",
    async (how) => {
      openPortal("/tv/operations");
      await screen.findByText("Damage claims");
      answer(() => "unreachable");
      if (how !== "unreachable") window.dispatchEvent(new Event("offline"));
      onTestFinished(() => onlineManager.setOnline(true));
      vi.setSystemTime(new Date("2026-11-19T09:40:00Z"));
      window.dispatchEvent(new Event("visibilitychange"));
      expect(
        await screen.findByText(/^No connection since .*\b0?9:12\b.*\. This is how it was then\.$/, {}, { timeout: 8000 }),
      ).toBeInTheDocument();
      expect(screen.getByText("Damage claims")).toBeInTheDocument();
    },
  );

  it("shows nothing old when it was ended", async () => {
    answer(({ path }) => (path.startsWith("/api/") ? { status: 401, body: { title: "ended" } } : undefined));
    openPortal("/tv/operations");
    await pageTitled("This screen was ended");
  });
});

describe("the wall screens of a unit", () => {
  it("are made and ended by its lead; the link is told once", async () => {
    const { person } = openPortal("/d/operations");
    await pageTitled("Operations");
    await person.click(await screen.findByRole("button", { name: "Wall screens" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Wall screens" }));
    expect(await dialog.findByText("Entrance hall")).toBeInTheDocument();
    await person.click(dialog.getByRole("button", { name: "Make a link" }));
    expect(await dialog.findByText("is missing, or longer than 100")).toBeInTheDocument();
    await person.type(dialog.getByRole("textbox", { name: /Where it hangs/ }), "Canteen");
    await person.click(dialog.getByRole("button", { name: "Make a link" }));
    expect(await dialog.findByRole("textbox", { name: "The link for Canteen" })).toHaveValue(`${window.location.origin}/tv#${secret}`);
    await person.click(dialog.getByRole("button", { name: "End Entrance hall" }));
    await waitFor(() => expect(requests("DELETE", /\/api\/gateway\/displays\//)).toHaveLength(1));
  });

  it("are not offered to somebody who does not lead it", async () => {
    openPortal("/d/sales");
    await pageTitled("Sales");
    expect(screen.queryByRole("button", { name: "Wall screens" })).not.toBeInTheDocument();
  });
});
