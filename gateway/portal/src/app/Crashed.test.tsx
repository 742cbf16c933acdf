import { render, screen } from "@testing-library/react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { describe, expect, it, vi } from "vitest";
import { Crashed } from "./Crashed.tsx";
import { NotFetched } from "./NotFetched.ts";

const open = (error: Error) => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const loader = () => {
    throw error;
  };
  render(<RouterProvider router={createMemoryRouter([{ path: "/", errorElement: <Crashed />, element: null, loader }])} />);
};

describe("a page that cannot be shown", () => {
  it("is said not to have been fetched where its file did not come", async () => {
    open(new NotFetched());
    expect(await screen.findByRole("heading", { name: "This page could not be fetched" })).toBeVisible();
    expect(screen.getByRole("button", { name: "Reload" })).toBeVisible();
  });

  it("is said to have broken where it did", async () => {
    open(new Error("ours"));
    expect(await screen.findByRole("heading", { name: "This page broke" })).toBeVisible();
  });
});
