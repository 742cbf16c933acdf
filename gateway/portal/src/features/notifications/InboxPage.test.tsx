import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { InboxItem } from "@/api/types.ts";
import { answer, FakeEventSource, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const alert: InboxItem = {
  id: "0199-new",
  seq: 9,
  kind: "alert-opened",
  title: "Trailer fill turned red",
  body: "92% in the week of 16 Nov 2026. It was green before.",
  health: "red",
  link: "/kpis/0199-trailer",
  at: "2026-11-19T08:11:00Z",
  read: false,
};
const unreadInNavigation = async (count: number) => {
  const navigation = screen.getAllByRole("navigation", { name: "Main" })[0]!;
  expect(await within(navigation).findByText(`${count} unread`)).toBeInTheDocument();
};

describe("the inbox", () => {
  it("lists what came, newest first, and marks the unread", async () => {
    openPortal("/inbox");
    await pageTitled("Inbox");
    await screen.findByText("Cost per parcel recovered");
    const titles = screen.getAllByRole("link", { name: /turned|recovered/ }).map((link) => link.textContent);
    expect(titles).toEqual(["Damage claims turned red", "On-time delivery turned amber", "Cost per parcel recovered"]);
    await unreadInNavigation(2);
  });

  it("takes a message off the count as soon as it is marked read", async () => {
    const { person } = openPortal("/inbox");
    await person.click(await screen.findByRole("button", { name: "Mark read: Damage claims turned red" }));
    await unreadInNavigation(1);
    expect(requests("POST", /\/inbox\/.+\/read$/)).toHaveLength(1);
  });

  it("is empty of unread after all are marked read, and says so", async () => {
    const { person } = openPortal("/inbox");
    await person.click(await screen.findByRole("button", { name: "Mark all read" }));
    await person.click(screen.getByRole("button", { name: "Unread" }));
    expect(await screen.findByText("Everything is read")).toBeVisible();
  });
});

describe("a message that arrives while the page is open", () => {
  it("raises the count everywhere and is announced politely", async () => {
    openPortal("/d/operations");
    await pageTitled("Operations");
    await unreadInNavigation(2);
    FakeEventSource.tell(alert);
    await waitFor(() => expect(screen.getByText("Trailer fill turned red").closest("[aria-live=polite]")).toBeInTheDocument());
    expect(screen.getByRole("link", { name: "Trailer fill turned red" })).toHaveAttribute("href", "/kpis/0199-trailer");
  });

  it("is counted once, however often it is told", async () => {
    openPortal("/");
    await screen.findByRole("heading", { level: 1 });
    await unreadInNavigation(2);
    answer(({ path }) =>
      path.startsWith("/api/notifications/inbox?") ? { status: 200, body: { items: [alert], unread: 3, next: null } } : undefined,
    );
    FakeEventSource.tell(alert);
    FakeEventSource.tell(alert);
    await unreadInNavigation(3);
  });

  it("is counted even where an older count is still on its way", async () => {
    openPortal("/");
    await screen.findByRole("heading", { level: 1 });
    await unreadInNavigation(2);
    const asked = requests("GET", /\/inbox\?.*unread=true/).length;
    answer(({ path }) =>
      path.startsWith("/api/notifications/inbox?") ? { status: 200, body: { items: [alert], unread: 3, next: null } } : undefined,
    );
    FakeEventSource.tell(alert);
    await waitFor(() => expect(requests("GET", /\/inbox\?.*unread=true/).length).toBeGreaterThan(asked));
    await unreadInNavigation(3);
  });

  it("makes the numbers on the screen be read again", async () => {
    openPortal("/d/operations");
    await screen.findByRole("table", { name: "Scorecard" });
    const before = requests("GET", /\/api\/metrics\/scorecard/).length;
    FakeEventSource.tell(alert);
    await waitFor(() => expect(requests("GET", /\/api\/metrics\/scorecard/).length).toBeGreaterThan(before));
  });
});
