import { compareCodeUnits } from '@plimsoll/engine';

/** The members of a record by name: an answer reads the same, whether it came straight from the engine or as JSON whose members were put in order. */
export function sortedEntries<T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(record).sort(([a], [b]) => compareCodeUnits(a, b));
}
