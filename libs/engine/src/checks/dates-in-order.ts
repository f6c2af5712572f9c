import { defineCheck, fact as factItem } from './check.js';
import { soundPart } from './draft.js';

/** What has a beginning and an end begins before it ends. */
export const datesInOrder = defineCheck('dates-in-order', (draft, report) => {
  const { facts, options } = soundPart(draft).content;
  for (const { id, value, effectiveFrom, effectiveTo } of facts) {
    if (!isInOrder(effectiveFrom, effectiveTo)) report(factItem(id), ['effectiveTo'], 'is not after effectiveFrom');
    if (value.type === 'lifecycle' && !isInOrder(value.from, value.to))
      report(factItem(id), ['value', 'to'], 'is not after from');
  }
  for (const { id, aliases } of options)
    aliases.forEach(({ from, to }, index) => {
      if (!isInOrder(from, to)) report({ kind: 'option', id }, ['aliases', index, 'to'], 'is not after from');
    });
});

function isInOrder(from: string | undefined, to: string | undefined): boolean {
  return from === undefined || to === undefined || from < to;
}
