import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { metricOf } from "../../tests/fixture/metrics.ts";
import { answer, openPortal, pageTitled, requests } from "../../tests/portal.tsx";

const { metric } = metricOf("On-time delivery");

const toInbox = () => screen.getAllByRole("link", { name: /^Inbox/ })[0]!;

describe("what was changed and not saved", () => {
  it("is not lost by a step to another page: it is asked once, and one may stay", async () => {
    const { person, at } = openPortal(`/kpis/${metric.id}/edit`);
    const name = await screen.findByRole("textbox", { name: "Name" }, { timeout: 15_000 });
    fireEvent.change(name, { target: { value: "Delivered on time" } });
    const away = toInbox();
    await person.click(away);
    const dialog = within(await screen.findByRole("dialog", { name: "Leave without saving?" }));
    await person.click(dialog.getByRole("button", { name: "Cancel" }));
    expect(at()).toBe(`/kpis/${metric.id}/edit`);
    expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Delivered on time");

    await person.click(away);
    await person.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Leave" }));
    await pageTitled("Inbox");
    expect(requests("PUT", /metrics/)).toEqual([]);
  });

  it("is not asked about when nothing was changed", async () => {
    const { person } = openPortal(`/kpis/${metric.id}/edit`);
    await screen.findByRole("textbox", { name: "Name" }, { timeout: 15_000 });
    await person.click(toInbox());
    await pageTitled("Inbox");
  });

  it("is not asked about when it was saved", async () => {
    answer(({ method, path }) => (method === "PUT" && path === `/api/metrics/${metric.id}` ? { status: 200, body: metric } : undefined));
    const { person, at } = openPortal(`/kpis/${metric.id}/edit`);
    fireEvent.change(await screen.findByRole("textbox", { name: "Name" }, { timeout: 15_000 }), { target: { value: "Delivered on time" } });
    await person.click(screen.getByRole("button", { name: /^Save/ }));
    await waitFor(() => expect(at()).toBe(`/kpis/${metric.id}`));
  });
});
