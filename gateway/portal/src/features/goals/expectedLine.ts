type Expecting = { expected: number | null };

const rounded = (value: number) => Math.round(value * 100) / 100;

/**
 * The one line that crosses all rows: the expected progress most of them share. Rows that expect something else
 * (another success line, a phased target, a due period that ended earlier) move their own mark.
 */
export function sharedExpected(rows: readonly Expecting[]): number | null {
  const counts = new Map<number, number>();
  for (const { expected } of rows) {
    if (expected !== null) counts.set(rounded(expected), (counts.get(rounded(expected)) ?? 0) + 1);
  }
  let best: number | null = null;
  for (const [value, count] of counts) {
    const most = best === null ? 0 : (counts.get(best) ?? 0);
    if (count > most || (count === most && best !== null && value > best)) best = value;
  }
  return best;
}
