const MS_A_DAY = 86_400_000;

/** Whole days from one calendar day (`YYYY-MM-DD`) to another, below zero when it is earlier. Undefined when either is no day. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = startOf(from);
  const end = startOf(to);
  return start === undefined || end === undefined ? undefined : (end - start) / MS_A_DAY;
}

/** The start of a day in UTC; a day that the calendar does not have comes out as another, and is none. */
function startOf(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : time;
}
