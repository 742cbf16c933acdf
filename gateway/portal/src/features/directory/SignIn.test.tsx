import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { answer, openPortal, pageTitled, requests } from "../../../tests/portal.tsx";

const signedOut = { status: 200, body: { signedIn: false, development: true, provider: null, person: null } };

describe("signing in while developing", () => {
  it("says that it is a development sign-in, finds a person and opens what they came for", async () => {
    let signedIn = false;
    answer(({ method, path }) => {
      if (method === "POST" && path === "/session/development") signedIn = true;
      return path === "/session" && method === "GET" && !signedIn ? signedOut : undefined;
    });
    const { person } = openPortal("/d/operations");

    expect(await screen.findByText(/Development sign-in/)).toBeVisible();
    await person.type(screen.getByRole("searchbox", { name: /who are you today/i }), "vale");
    const tom = await screen.findByRole("button", { name: /Tom Demo/ });
    await waitFor(() => expect(screen.queryByRole("button", { name: /Rae Example/ })).not.toBeInTheDocument());
    await person.click(tom);

    expect(await pageTitled("Operations")).toBeVisible();
    expect(requests("POST", "/session/development")[0]?.headers.get("X-Setpoint-Request")).toBe("1");
  });

  it("says who cannot be found", async () => {
    answer(({ path }) => (path === "/session" ? signedOut : undefined));
    const { person } = openPortal("/");
    await person.type(await screen.findByRole("searchbox"), "nobody at all");
    expect(await screen.findByText("Nobody matches “nobody at all”.")).toBeVisible();
  });

  it("is not offered outside development", async () => {
    answer(({ path }) =>
      path === "/session" ? { status: 200, body: { signedIn: false, development: false, provider: null, person: null } } : undefined,
    );
    openPortal("/");
    expect(await screen.findByText(/is not set up on this installation/)).toBeVisible();
    expect(screen.queryByRole("searchbox")).not.toBeInTheDocument();
  });
});

describe("signing in at the organization’s provider", () => {
  const withProvider = { status: 200, body: { signedIn: false, development: false, provider: "Acme ID", person: null } };

  it("leads there and back to the page that was asked for", async () => {
    answer(({ path }) => (path === "/session" ? withProvider : undefined));
    openPortal("/d/operations?view=tree");
    const link = await screen.findByRole("link", { name: "Sign in with Acme ID" });
    expect(link).toHaveAttribute("href", "/session/oidc?return=%2Fd%2Foperations%3Fview%3Dtree");
    expect(screen.queryByRole("searchbox")).not.toBeInTheDocument();
  });

  it("says why it did not work, and forgets it in the next attempt", async () => {
    answer(({ path }) => (path === "/session" ? withProvider : undefined));
    openPortal("/?signInProblem=deactivated");
    expect(await screen.findByRole("alert")).toHaveTextContent("Your account here was deactivated");
    expect(screen.getByRole("link", { name: "Sign in with Acme ID" })).toHaveAttribute("href", "/session/oidc?return=%2F");
  });
});

describe("a session that ended elsewhere", () => {
  it("leads to the sign-in page as soon as a request is refused", async () => {
    let ended = false;
    answer(({ path }) => {
      if (path === "/session" && ended) return signedOut;
      if (path.startsWith("/api/metrics/scorecard")) {
        ended = true;
        return { status: 401, body: { title: "Unauthorized", status: 401 } };
      }
      return undefined;
    });
    openPortal("/d/operations");
    expect(await screen.findByRole("searchbox", { name: /who are you today/i })).toBeVisible();
  });
});
