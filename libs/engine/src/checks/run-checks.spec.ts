import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addFact, draftWith, itemOf } from './draft.spec-fixture.js';
import { publishingChecks, runChecks } from './run-checks.js';

it('lets a sound draft pass every check', () => {
  expect(runChecks(draftWith())).toEqual([]);
});

// What else has a spec in this folder.
const NO_CHECKS = ['compile-texts', 'run-checks'];

it('holds every check that is defined in this folder, under the name of its file', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.spec.ts'));
  const named = files.map((file) => file.replace('.spec.ts', '')).filter((name) => !NO_CHECKS.includes(name));
  expect(publishingChecks.map(({ id }) => id).sort()).toEqual(named.sort());
});

it('reports the problems of all checks, in the order of the checks', () => {
  const draft = draftWith((content) => {
    Object.assign(itemOf(content.facts, 'pier-ferries'), { certainty: 'ambiguous', option: 'gone' });
    addFact(content, 'pier-max-ships', { id: 'pier-max-ships-too', citations: [] });
  });
  const order = publishingChecks.map(({ id }) => id);
  const found = runChecks(draft).map(({ check }) => check);
  expect(new Set(found)).toEqual(new Set(['schema', 'no-dangling', 'fact-has-citation', 'ambiguous-has-note']));
  expect(found).toEqual([...found].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
});

const hostile: unknown[] = [
  null,
  3,
  'x',
  [],
  {},
  { id: 5 },
  { id: 'a', cases: 7 },
  { id: 'a', citations: [null] },
  [[]],
];

it.each(['facts', 'options', 'rules', 'requirements', 'sourceRevisions', 'dimensions', 'vocabularies'])(
  'throws for nothing that stands in the list of %s',
  (list) => {
    for (const item of hostile) {
      const { content, ...draft } = draftWith();
      const problems = runChecks({ ...draft, content: { ...content, [list]: [item] } as never });
      expect(problems.some(({ check }) => check === 'schema')).toBe(true);
    }
    const { content, ...draft } = draftWith();
    expect(runChecks({ ...draft, content: { ...content, [list]: 'none' } as never })).not.toEqual([]);
  },
);
