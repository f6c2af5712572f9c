import { lifecycleOf } from '../recommend-facts.js';
import type { LifecycleFact } from '../recommend-facts.js';
import type { StackSpace } from './stack-space.js';

type Status = LifecycleFact['value']['status'];

const forIt: readonly Status[] = ['recommended'];
const againstIt: readonly Status[] = ['not-recommended', 'upgrade-recommended', 'deprecated', 'retired'];

/**
 * By option, what the documents advise about it on the day: 1 for it, -1 against it, 0 both or neither. Each advice is given inside a scope of its own, so it decides nothing but the
 * order of stacks that are equal in everything asked.
 */
export function recordedAdvice({ view: { release, asOf }, categories }: StackSpace): ReadonlyMap<string, number> {
  const options = categories.flatMap((category) => category.options);
  return new Map(
    options.map(({ id }) => {
      const told = lifecycleOf(release, id, asOf).map(({ value }) => value.status);
      const says = (statuses: readonly Status[]) => Number(told.some((status) => statuses.includes(status)));
      return [id, says(forIt) - says(againstIt)];
    }),
  );
}
