import type { Instant } from "./types.ts";

/** What was known at a moment is kept apart from what is known now. */
export const asKnown = (asOf: Instant | undefined) => (asOf === undefined ? [] : ["as of", asOf]);
