import { expect, it } from 'vitest';
import { datesInOrder } from './dates-in-order.js';
import { draftWith, itemOf } from './draft.spec-fixture.js';

it('lets a fact pass that begins before it ends, or has one of the two dates only', () => {
  const draft = draftWith((content) => {
    Object.assign(itemOf(content.facts, 'pier-ferries'), { effectiveFrom: '2026-01-01', effectiveTo: '2026-01-02' });
    Object.assign(itemOf(content.facts, 'pier-max-ships'), { effectiveTo: '2026-01-02' });
  });
  expect(datesInOrder.run(draft)).toEqual([]);
});

it('reports dates of facts, lifecycles and aliases that never hold', () => {
  const draft = draftWith((content) => {
    Object.assign(itemOf(content.facts, 'pier-ferries'), { effectiveFrom: '2026-01-02', effectiveTo: '2026-01-02' });
    itemOf(content.facts, 'pier-max-ships').value = {
      type: 'lifecycle',
      status: 'preview',
      scope: 'pier',
      from: '2027-01-01',
      to: '2026-01-01',
    };
    itemOf(content.options, 'pier').aliases = [{ name: 'Jetty', language: 'en', from: '2026-05-01', to: '2026-04-30' }];
  });
  expect(datesInOrder.run(draft).map(({ item, pointer }) => `${item.id} ${pointer}`)).toEqual([
    'pier-ferries /effectiveTo',
    'pier-max-ships /value/to',
    'pier /aliases/0/to',
  ]);
});
