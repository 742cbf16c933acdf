import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { FakeEventSource, installFixture } from "./portal.tsx";

// The first test of a page also loads it.
configure({ asyncUtilTimeout: 15_000 });

/** The fixture stands still on a Thursday morning. */
const now = new Date("2026-11-19T08:12:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ["Date"] });
  vi.stubGlobal("EventSource", FakeEventSource);
  vi.stubGlobal("scrollTo", () => undefined);
  vi.stubGlobal("matchMedia", (media: string) => ({
    matches: media === "(pointer: fine)",
    media,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  Element.prototype.scrollIntoView = () => undefined;
  installFixture();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  FakeEventSource.open.length = 0;
  delete document.documentElement.dataset.theme;
  localStorage.clear();
  sessionStorage.clear();
});
