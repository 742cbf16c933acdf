import { describe, expect, it } from "vitest";
import { localMoment, momentIn } from "./localMoment.ts";

describe("a moment on a unit's clock", () => {
  it("is an hour ahead of UTC in Amsterdam's winter and two in its summer", () => {
    expect(localMoment("2026-11-30T09:00:00Z", "Europe/Amsterdam")).toBe("2026-11-30T10:00");
    expect(momentIn("2026-11-30T10:00", "Europe/Amsterdam")).toBe("2026-11-30T09:00:00.000Z");
    expect(momentIn("2026-07-06T10:00", "Europe/Amsterdam")).toBe("2026-07-06T08:00:00.000Z");
  });

  it("goes there and back across midnight and in half-hour zones", () => {
    for (const zone of ["America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
      expect(localMoment(momentIn("2026-03-29T23:30", zone), zone)).toBe("2026-03-29T23:30");
  });
});
