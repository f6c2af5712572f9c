import type { z } from 'zod';
import type { Place } from './authored-catalog.js';
import type { FaultList } from './catalog-fault.js';

export type Steps = readonly (string | number)[];

/** Turns what zod found into faults at the lines where it is written. */
export function addSchemaFaults(
  error: z.ZodError,
  placeOf: (steps: Steps) => Place,
  faults: FaultList,
  item: string | null = null,
): void {
  for (const issue of error.issues) {
    const steps = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const pointer = steps.length === 0 ? '' : `/${steps.join('/')}: `;
    faults.add(placeOf(steps), `${pointer}${issue.message}`, item);
  }
}
