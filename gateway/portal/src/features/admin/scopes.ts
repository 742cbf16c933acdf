/** What a token may be given; the directory refuses any other word. */
export const areas = ["directory", "metrics", "goals", "checkins", "notifications", "gateway"] as const;
export type Area = (typeof areas)[number];
export const special = ["directory:provision", "people:scores"] as const;
export const allScopes: readonly string[] = [...areas.flatMap((area) => [`${area}:read`, `${area}:write`]), ...special];
