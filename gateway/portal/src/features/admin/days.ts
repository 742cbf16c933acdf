/** The last moment of a day here, which is what somebody means who names a day as the end. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

export const inDays = (days: number, now = new Date()): string => {
  const then = new Date(now.getTime() + days * 86_400_000);
  return `${then.getFullYear()}-${String(then.getMonth() + 1).padStart(2, "0")}-${String(then.getDate()).padStart(2, "0")}`;
};
