import { expect, it } from 'vitest';
import { draftWith, itemOf, type DraftContent } from './draft.spec-fixture.js';
import { requirementsFitDesigns } from './requirements-fit-designs.js';

type Requirement = DraftContent['requirements'][number];

const problemsWith = (change: Partial<Requirement>) =>
  requirementsFitDesigns
    .run(draftWith((content) => void Object.assign(itemOf(content.requirements, 'stay-short'), change)))
    .map(({ item, pointer }) => [item.id, pointer]);

it('lets a requirement pass that says nothing of a design, or what a design can hold', () => {
  expect(problemsWith({})).toEqual([]);
  expect(problemsWith({ design: { intent: { environment: 'test' } } })).toEqual([]);
  const design = { agentPools: [{ name: 'a', count: '{value}' }] };
  expect(problemsWith({ type: 'number', min: 1, max: 9, design })).toEqual([]);
});

it('points at a field that a design has not, and at a value that it cannot hold', () => {
  expect(problemsWith({ design: { intent: { ships: 3 } } })).toEqual([['stay-short', '/design/intent']]);
  expect(problemsWith({ design: { agentPools: [{ count: 'many' }] } })).toEqual([
    ['stay-short', '/design/agentPools/0/count'],
  ]);
});

it('points at a bound that a design cannot hold', () => {
  const design = { intent: { podCount: '{value}' } };
  expect(problemsWith({ type: 'number', min: 0.5, max: 9, design })).toEqual([
    ['stay-short', '/design/intent/podCount'],
  ]);
});
