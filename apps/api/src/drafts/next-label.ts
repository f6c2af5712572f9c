/** The calendar label that a release of this day takes: year, month, and a count from 0 that none of the given has. */
export function nextLabel(day: string, taken: readonly string[]): string {
  const [year, month] = day.split('-').map(Number);
  const prefix = `${year}.${month}.`;
  const counts = taken.filter((label) => label.startsWith(prefix)).map((label) => Number(label.slice(prefix.length)));
  return `${prefix}${Math.max(-1, ...counts) + 1}`;
}
