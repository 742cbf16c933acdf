import { describe, expect, it } from "vitest";
import { addDays, daysBetween, makeDates, todayIn } from "./dates.ts";

const now = () => new Date("2026-11-19T08:12:00Z");
const dates = makeDates("en-GB", "Europe/Amsterdam", now);

describe("an instant", () => {
  it("is shown in the zone of the unit, with the weekday inside two weeks", () => {
    expect(dates.moment("2026-11-24T08:30:00Z")).toBe("Tue 24 Nov, 09:30");
    expect(dates.day("2026-10-05T12:00:00Z")).toBe("5 Oct");
  });

  it("names the year when it is not this one", () => {
    expect(dates.day("2025-12-31T12:00:00Z")).toBe("31 Dec 2025");
  });

  it("is another day where the day has begun earlier", () => {
    expect(makeDates("en-GB", "Pacific/Auckland", now).day("2026-11-23T20:00:00Z")).toBe("Tue 24 Nov");
    expect(todayIn("Pacific/Auckland", new Date("2026-11-19T20:00:00Z"))).toBe("2026-11-20");
  });
});

describe("a date label", () => {
  it("is the same date in every zone", () => {
    for (const zone of ["Pacific/Auckland", "America/Los_Angeles", "UTC"]) {
      expect(makeDates("en-GB", zone, now).shortDay("2026-11-09")).toBe("9 Nov");
    }
  });

  it("counts days over the change of clocks", () => {
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  });
});

describe("a period", () => {
  it("reads by its cadence", () => {
    expect(dates.period("2026-11-09", "weekly")).toBe("9 Nov");
    expect(dates.period("2026-10-01", "monthly")).toBe("October 2026");
    expect(dates.period("2026-07-01", "quarterly")).toBe("Q3 2026");
    expect(dates.period("2026-11-18", "daily")).toBe("Wed 18 Nov");
  });
});
