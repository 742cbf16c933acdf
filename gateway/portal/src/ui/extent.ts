/** The least and greatest of some numbers; 0 and 0 of none. */
export function extent(values: readonly number[]): [number, number] {
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
}
