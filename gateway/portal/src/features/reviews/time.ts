import type { Review } from "@/api/types.ts";

/** `7:05`, and `1:02:05` from an hour on. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Seconds by item at a moment after the review was read: only the current one goes on. */
export const secondsAt = (review: Review, sinceRead: number) => (number: number) => {
  const item = review.items.find((other) => other.number === number);
  return (item?.seconds ?? 0) + (number === review.currentItem ? Math.max(0, sinceRead) : 0);
};

/** Seconds on objectives and on the rest. */
export function split(review: Review, sinceRead = 0): { okrs: number; rest: number } {
  const of = secondsAt(review, sinceRead);
  const sum = (onOkrs: boolean) => review.items.filter((item) => item.onOkrs === onOkrs).reduce((all, item) => all + of(item.number), 0);
  return { okrs: sum(true), rest: sum(false) };
}
