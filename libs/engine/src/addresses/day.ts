const MS_A_DAY = 86_400_000;

/** Whole days from one calendar day (`YYYY-MM-DD`) to another, below zero when it is earlier. Undefined when either is no day. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = startOf(from);
  const end = startOf(to);
  return start === undefined || end === undefined ? undefined : (end - start) / MS_A_DAY;
}

/** The calendar day that many whole days after another. Undefined where that is no day, or the number is not whole or leads out of the years 0 to 9999. */
export function dayAfter(day: string, days: number): string | undefined {
  const start = startOf(day);
  if (start === undefined || !Number.isInteger(days)) return undefined;
  const date = new Date(start + days * MS_A_DAY);
  return Number.isNaN(date.getTime()) ? undefined : /^\d{4}-\d{2}-\d{2}(?=T)/.exec(date.toISOString())?.[0];
}

/** The start of a day in UTC; a day that the calendar does not have comes out as another, and is none. */
function startOf(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? undefined : time;
}
