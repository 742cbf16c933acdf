import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { FormDialog } from "./FormDialog.tsx";

describe("a dialog to fill in", () => {
  it("is left by Escape; with something typed it says so once before", async () => {
    const person = userEvent.setup();
    const close = vi.fn();
    render(
      <FormDialog title="Grade it" submit="Grade" onClose={close}>
        <input aria-label="What was learned" />
      </FormDialog>,
    );
    await person.type(screen.getByRole("textbox"), "Depots first");
    await person.keyboard("{Escape}");
    expect(close).not.toHaveBeenCalled();
    expect(screen.getByText(/^What you have typed is not saved/)).toBeVisible();
    expect(screen.getByRole("textbox")).toHaveValue("Depots first");
    await person.keyboard("{Escape}");
    expect(close).toHaveBeenCalledOnce();
  });

  it("is left at once where nothing was typed", async () => {
    const person = userEvent.setup();
    const close = vi.fn();
    render(
      <FormDialog title="Grade it" submit="Grade" onClose={close}>
        <input aria-label="What was learned" />
      </FormDialog>,
    );
    await person.keyboard("{Escape}");
    expect(close).toHaveBeenCalledOnce();
  });
});
