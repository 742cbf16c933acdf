/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offset(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - Math.floor(at / 1000) * 1000;
}

/** `2026-11-30T10:00` on the clock of a zone, as a field of a form holds it. */
export const localMoment = (instant: string, timeZone: string): string => {
  const at = new Date(instant).getTime();
  return new Date(at + offset(at, timeZone)).toISOString().slice(0, 16);
};

/** The instant that a clock of the zone shows; where clocks jump forward, the moment after. */
export function momentIn(local: string, timeZone: string): string {
  const shown = new Date(`${local.slice(0, 16)}:00Z`).getTime();
  const guess = shown - offset(shown, timeZone);
  return new Date(shown - offset(guess, timeZone)).toISOString();
}
