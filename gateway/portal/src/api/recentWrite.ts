const key = "wrote";
const travels = 30_000;

/**
 * What is written here reaches the numbers by way of other services, within a second as a rule: a value that is checked in becomes
 * progress in goals. For half a minute after a write nothing that was read before passes for current, and what is on the screen is
 * asked for every two seconds instead of every minute. Kept in the tab, so that a page that is loaded anew knows it, too.
 */
export const noteWrite = (): void => sessionStorage.setItem(key, String(Date.now()));

export const wroteJustNow = (): boolean => Date.now() - Number(sessionStorage.getItem(key) ?? 0) < travels;

/** Marks a mutation whose effect is seen elsewhere. */
export const written = { written: true };
