import { defineCheck } from './check.js';
import { expressionFaults } from './expression-faults.js';

/** Every expression type-checks against the release it stands in, and what is stored beside its text is what the text gives. */
export const rulesTypeCheck = defineCheck('rules-type-check', (draft, report) => {
  for (const { item, steps, message } of expressionFaults(draft)) report(item, steps, message);
});
