import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Blocker } from "@/api/types.ts";
import { myBlockers } from "../../../tests/fixture/admin.ts";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const list = /^\/api\/checkins\/blockers(\?|$)/;
const own = myBlockers[0]!;
const blocker = (n: number, text: string, more: Partial<Blocker> = {}): Blocker => ({ ...own, id: `0199-${n}`, text, ...more });

/** The page over these blockers; one that is resolved leaves the list, as it does at the service. */
function openOver(...all: Blocker[]) {
  const open = [...all];
  answer(({ method, path }) => {
    if (method === "GET" && list.test(path)) return { status: 200, body: { items: open, next: null } };
    const [, id] = /^\/api\/checkins\/blockers\/(.+)\/resolve$/.exec(path) ?? [];
    if (id === undefined) return undefined;
    const [one] = open.splice(
      open.findIndex((other) => other.id === id),
      1,
    );
    return { status: 200, body: { ...one, resolvedAt: "2026-11-19T08:00:00Z" } };
  });
  return openPortal("/blockers");
}
const texts = () =>
  within(screen.getByRole("list", { name: "Blockers" }))
    .getAllByRole("listitem")
    .map((row) => within(row).getAllByRole("link")[0]!.textContent);

describe("the list of blockers", () => {
  it("shows the worst first, and the oldest first where that is asked", async () => {
    const { person } = openOver(
      blocker(1, "Labels come late", { severity: "minor", ageDays: 30, raisedAt: "2026-10-20T09:00:00Z" }),
      blocker(2, "No night crew", { severity: "critical", ageDays: 2, raisedAt: "2026-11-17T09:00:00Z" }),
      blocker(3, "Dock door", { severity: "major", ageDays: 9, raisedAt: "2026-11-10T09:00:00Z" }),
    );
    await pageTitled("Blockers");
    expect(await screen.findByText("3 open, 1 of them critical")).toBeVisible();
    expect(texts()).toEqual(["No night crew", "Dock door", "Labels come late"]);

    await person.click(screen.getByRole("button", { name: "By age" }));
    expect(texts()).toEqual(["Labels come late", "Dock door", "No night crew"]);
  });

  it("says since when one should be gone", async () => {
    openOver(blocker(1, "Dock door", { due: "2026-11-16" }), blocker(2, "Gate scanner", { due: "2026-11-30" }));
    expect(await screen.findByText(/^was to be gone by/)).toBeVisible();
    expect(screen.getByText(/^gone by/)).toBeVisible();
  });

  it("resolves with what solved it, and takes it off the list", async () => {
    const { person } = openOver(blocker(1, "Dock door"), blocker(2, "Gate scanner"));
    await person.click(await screen.findByRole("button", { name: "Resolve: Dock door" }));
    const dialog = await screen.findByRole("dialog", { name: "How was it resolved?" });
    await person.type(within(dialog).getByRole("textbox"), "The city gave the permit");
    await person.click(within(dialog).getByRole("button", { name: "Resolve" }));

    expect(await screen.findByText("1 open")).toBeVisible();
    expect(texts()).toEqual(["Gate scanner"]);
    const [sent] = requests("POST", /\/resolve$/);
    expect(sent!.body).toEqual({ note: "The city gave the permit" });
    expect(sent!.headers.get("Idempotency-Key")).not.toBeNull();

    await person.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(requests("POST", /\/reopen$/)).toHaveLength(1));
    expect(requests("POST", /\/reopen$/)[0]!.body).toEqual({ note: "Resolved by mistake" });
  });

  it("keeps what was typed where the service refuses it, and says why", async () => {
    const { person } = openOver(blocker(1, "Dock door"));
    answer(({ method, path }) =>
      method === "POST" && path.endsWith("/resolve")
        ? { status: 422, body: { title: "Invalid", errors: { note: ["must say more than a word"] } } }
        : undefined,
    );
    await person.click(await screen.findByRole("button", { name: /^Resolve: / }));
    const note = within(await screen.findByRole("dialog")).getByRole("textbox");
    await person.type(note, "done");
    await person.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Resolve" }));
    expect(await screen.findByText(/must say more than a word/)).toBeVisible();
    expect(note).toHaveValue("done");
  });

  it("invites to raise one where there is none", async () => {
    const { person } = openOver();
    await screen.findByText("You see to no open blocker");
    await person.click(screen.getAllByRole("button", { name: "Raise a blocker" }).at(-1)!);
    expect(await screen.findByRole("dialog", { name: "Raise a blocker" })).toBeVisible();
  });

  it("offers nothing to change to whom the blocker does not concern", async () => {
    openOver(
      blocker(1, "Dock door", {
        owner: { id: "0199-a", name: "Someone Else" },
        raisedBy: { id: "0199-b", name: "Another" },
        unitId: "0199-c",
        helpingUnitId: null,
      }),
    );
    await screen.findByText("Dock door");
    expect(screen.queryByRole("button", { name: /^Resolve: / })).toBeNull();
  });
});
