import { defineCheck, fact } from './check.js';
import { soundPart } from './draft.js';

/** A conditional statement says its condition, or it would be read as a plain yes. */
export const conditionalHasCondition = defineCheck('conditional-has-condition', (draft, report) => {
  for (const { id, value } of soundPart(draft).content.facts)
    if (value.type === 'capability' && value.support === 'conditional' && value.condition === undefined)
      report(fact(id), ['value'], 'is conditional but does not say on what condition');
});
