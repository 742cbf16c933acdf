import { QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, RouterProvider } from "react-router";
import { vi } from "vitest";
import type { InboxItem } from "@/api/types.ts";
import { makeQueryClient } from "@/app/queryClient.ts";
import { routes } from "@/app/routes.tsx";
import { createFixture, type Answer } from "./fixture/respond.ts";

export type Sent = { method: string; path: string; headers: Headers; body: unknown };
type Override = (sent: Sent) => Answer | "unreachable" | undefined;

const sent: Sent[] = [];
let override: Override = () => undefined;

/** Every request of a test is answered by the fixture, unless `answer` says otherwise. */
export function installFixture(): void {
  const respond = createFixture();
  sent.length = 0;
  override = () => undefined;
  vi.stubGlobal("fetch", (input: string, init: RequestInit = {}) => {
    const request: Sent = {
      method: init.method ?? "GET",
      path: input,
      headers: new Headers(init.headers),
      body: bodyOf(init),
    };
    sent.push(request);
    const answer = override(request) ?? respond(request.method, request.path, request.body, request.headers.get("If-Match"));
    if (answer === "unreachable") return Promise.reject(new TypeError("fetch failed"));
    const body = answer.body === undefined ? null : JSON.stringify(answer.body);
    return Promise.resolve(new Response(body, { status: answer.status, ...(answer.headers && { headers: answer.headers }) }));
  });
}

/** What was sent: JSON as what it says, a file as its text. */
function bodyOf({ body, headers }: RequestInit): unknown {
  if (typeof body !== "string") return undefined;
  return new Headers(headers).get("Content-Type") === "application/json" ? (JSON.parse(body) as unknown) : body;
}

/** Answers some requests differently from the fixture. */
export function answer(next: Override): void {
  override = next;
}

export const requests = (method: string, path: string | RegExp): Sent[] =>
  sent.filter((request) => request.method === method && (typeof path === "string" ? request.path === path : path.test(request.path)));

/** The whole portal at an address, as a signed-in person of the fixture. */
export function openPortal(address: string) {
  const client = makeQueryClient();
  const router = createMemoryRouter(routes(client), { initialEntries: [address] });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { person: userEvent.setup(), at: () => router.state.location.pathname };
}

/** Waits for a page by its title. */
export const pageTitled = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name }, { timeout: 15_000 });

/** A stream that the test speaks on. */
export class FakeEventSource extends EventTarget {
  static readonly open: FakeEventSource[] = [];
  static readonly CLOSED = 2;
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    FakeEventSource.open.push(this);
    queueMicrotask(() => act(() => this.onopen?.()));
  }

  close() {
    this.readyState = FakeEventSource.CLOSED;
  }

  static tell(item: InboxItem) {
    act(() => {
      for (const stream of FakeEventSource.open)
        stream.dispatchEvent(new MessageEvent("inbox", { data: JSON.stringify(item), lastEventId: String(item.seq) }));
    });
  }
}
