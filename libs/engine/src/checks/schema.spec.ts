import { expect, it } from 'vitest';
import { draftWith, itemOf } from './draft.spec-fixture.js';
import { schemaCheck } from './schema.js';

it('lets a draft pass whose items have the shape of their kind', () => {
  expect(schemaCheck.run(draftWith())).toEqual([]);
});

it('points at an unknown field and at a wrong value of an item', () => {
  const problems = schemaCheck.run(
    draftWith((draft) => {
      Object.assign(itemOf(draft.facts, 'pier-ferries'), { colour: 'red', certainty: 'sure' });
    }),
  );
  expect(problems.map(({ item, pointer }) => [item.id, pointer])).toEqual([
    ['pier-ferries', '/certainty'],
    ['pier-ferries', ''],
  ]);
  expect(problems[1]?.message).toContain('colour');
});

it('names an item without an id by its place', () => {
  const problems = schemaCheck.run(draftWith((draft) => draft.options.unshift({} as never)));
  expect(problems[0]?.item).toEqual({ kind: 'option', id: '#0' });
});

it('misses a list and refuses one that no release has', () => {
  const { content, ...rest } = draftWith();
  const { rules: _rules, ...others } = content;
  const problems = schemaCheck.run({ ...rest, content: { ...others, ships: [] } as never });
  expect(problems.map(({ message }) => message)).toEqual([
    'the draft has no list of rules',
    'the draft has a list ships that no release has',
  ]);
});

it('refuses a list that is not sorted by id', () => {
  const problems = schemaCheck.run(draftWith((draft) => draft.options.reverse()));
  expect(problems.map(({ item }) => item.id)).toEqual(['buoy']);
});

it('does not miss a list that came after the first releases, but refuses what is no list', () => {
  const { content, ...rest } = draftWith();
  expect(content).not.toHaveProperty('formulas');
  expect(schemaCheck.run({ ...rest, content: { ...content, formulas: 'none' } as never })).toHaveLength(1);
});
